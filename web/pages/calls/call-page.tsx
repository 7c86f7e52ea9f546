/** One call, where the link in the mail leads. */
import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { issueLabel } from '#shared/issue/issue-label.ts'
import { call as callQuery } from '../../api/call-queries.ts'
import { publications } from '../../api/queries.ts'
import { Refused } from '../../api/refused.ts'
import { Page, useTitle } from '../../parts/page.tsx'
import { Empty, Loaded } from '../../parts/waiting.tsx'
import { routes } from '../../routes.ts'
import { SwitchPerson } from '../switch-person.tsx'
import { CallCard } from './call-card.tsx'

export function CallPage({ issueId }: { issueId: string }) {
  const query = useQuery({ ...callQuery(issueId), refetchInterval: 60_000 })
  const known = useQuery(publications)
  const { data: call, error } = query
  const isNone = error instanceof Refused && error.code === 'not-found'
  const title = call ? `${issueLabel(call.issue)}约稿` : '约稿'
  useTitle(title)
  return (
    <Page title={title}>
      <nav className="crumbs" aria-label="位置">
        <Link href={routes.calls} className="link">
          全部约稿
        </Link>
      </nav>
      {isNone ? (
        <>
          <Empty>没有找到这次约稿，可能没有向贵单位约稿。</Empty>
          <SwitchPerson />
        </>
      ) : (
        <Loaded query={query} beside={[known]}>
          {(read) => <CallCard call={read} />}
        </Loaded>
      )}
    </Page>
  )
}
