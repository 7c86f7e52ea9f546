/** An address where there is nothing, or nothing for this person. */
import { Link } from 'wouter'
import { Page } from '../parts/page.tsx'
import { SwitchPerson } from './switch-person.tsx'

export const NotFoundPage = ({ home }: { home: string }) => (
  <Page title="没有找到这一页">
    <p>地址可能有误，内容可能已被移走，或您的岗位无权查看。</p>
    <SwitchPerson />
    <p>
      <Link href={home} className="link">
        回到首页
      </Link>
    </p>
  </Page>
)
