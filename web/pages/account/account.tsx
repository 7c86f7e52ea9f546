/** One's own account: who one is here, one's substitute, and where one is signed in. */
import { useQuery } from '@tanstack/react-query'
import { rolesInWords } from '#shared/centre/labels.ts'
import { people } from '../../api/queries.ts'
import { usePerson } from '../../api/signed-in-person.ts'
import { Page } from '../../parts/page.tsx'
import { Loading, useAnswered } from '../../parts/waiting.tsx'
import { DevicesSection } from './devices-section.tsx'
import { SubstituteSection } from './substitute-section.tsx'

export function Account() {
  const person = usePerson()
  const leads = person.roles.includes('leader')
  const isHere = useAnswered(useQuery({ ...people, enabled: leads }))
  return (
    <Page title="我的账号">
      <dl className="pairs">
        <dt>姓名</dt>
        <dd>{person.name}</dd>
        <dt>登录邮箱</dt>
        <dd className="break">{person.email}</dd>
        <dt>岗位</dt>
        <dd>{rolesInWords(person.roles)}</dd>
      </dl>
      <p className="muted">登录邮箱和岗位如有变动，请联系管理员。</p>
      {!isHere && <Loading />}
      {isHere && leads && <SubstituteSection />}
      {isHere && <DevicesSection />}
    </Page>
  )
}
