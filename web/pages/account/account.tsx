/** One's own account: who one is here, one's substitute, and where one is signed in. */
import { ROLES } from '#shared/centre/labels.ts'
import { usePerson } from '../../api/signed-in-person.ts'
import { Page } from '../../parts/page.tsx'
import { DevicesSection } from './devices-section.tsx'
import { SubstituteSection } from './substitute-section.tsx'

export function Account() {
  const person = usePerson()
  return (
    <Page title="我的账号">
      <dl className="pairs">
        <dt>姓名</dt>
        <dd>{person.name}</dd>
        <dt>登录邮箱</dt>
        <dd className="break">{person.email}</dd>
        <dt>岗位</dt>
        <dd>{person.roles.map((role) => ROLES[role]).join('、')}</dd>
      </dl>
      <p className="muted">登录邮箱和岗位如有变动，请联系管理员。</p>
      {person.roles.includes('leader') && <SubstituteSection />}
      <DevicesSection />
    </Page>
  )
}
