/** A contributor's home: the issues that called their department, newest first. */
import { useQuery } from '@tanstack/react-query'
import { callList, ownTally } from '../../api/call-queries.ts'
import { publications } from '../../api/queries.ts'
import { usePerson } from '../../api/signed-in-person.ts'
import { Page } from '../../parts/page.tsx'
import { TurnPages, usePages } from '../../parts/turn-pages.tsx'
import { UnreadRows } from '../../parts/unread-rows.tsx'
import { Empty, Loaded } from '../../parts/waiting.tsx'
import { CallCard } from './call-card.tsx'
import { TodoList } from './todo-list.tsx'

export function Calls() {
  const pages = usePages()
  const page = callList(pages.after)
  const query = useQuery({ ...page, refetchInterval: 60_000 })
  const known = useQuery(publications)
  const tally = useQuery(ownTally)
  const { departmentId } = usePerson()
  const department = known.data?.flatMap(({ departments }) => departments).find(({ id }) => id === departmentId)
  return (
    <Page title="约稿与来稿" beside={department && <span className="page-beside">{department.name}</span>}>
      <UnreadRows of={page.queryKey} />
      <Loaded query={query} beside={[known, tally]}>
        {({ calls, next }) =>
          calls.length === 0 && pages.number === 1 ? (
            <Empty>
              {departmentId === null
                ? '您还没有登记所属单位，请联系管理员。'
                : '目前没有向贵单位的约稿。有新的约稿时，会发邮件通知您。'}
            </Empty>
          ) : (
            <div className="stack">
              {pages.number === 1 && <TodoList calls={calls} />}
              {calls.map((call) => (
                <CallCard key={call.issue.id} call={call} />
              ))}
              <TurnPages pages={pages} next={next} />
            </div>
          )
        }
      </Loaded>
    </Page>
  )
}
