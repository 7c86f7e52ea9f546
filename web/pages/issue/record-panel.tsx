/** The issue's record, and that of its comments. */
import { useQuery } from '@tanstack/react-query'
import { issueLabel } from '#shared/issue/issue-label.ts'
import { audit, commentAudit } from '../../api/records.ts'
import { RecordList } from '../../parts/record-list.tsx'
import { usePages } from '../../parts/turn-pages.tsx'
import { Loaded } from '../../parts/waiting.tsx'
import { useTheDesk } from './use-desk.ts'

export function RecordPanel() {
  const { issue, publication } = useTheDesk()
  const pages = usePages()
  const ofComments = usePages()
  const anew = { refetchInterval: 15_000, refetchOnMount: 'always' } as const
  const query = useQuery({ ...audit(issue.id, pages.after), ...anew })
  const comments = useQuery({ ...commentAudit(issue.id, ofComments.after), ...anew })
  return (
    <>
      <Loaded query={query}>
        {(record) => (
          <RecordList
            {...record}
            publication={publication}
            label={issueLabel(issue)}
            pages={pages}
            isWaiting={query.isPlaceholderData}
          />
        )}
      </Loaded>
      <Loaded query={comments}>
        {(record) =>
          record.entries.length > 0 || record.brokenAt !== null ? (
            <section aria-labelledby="comment-record">
              <h2 id="comment-record">批注的记录</h2>
              <p className="muted">单独成链，不进入分发证明。</p>
              <RecordList
                {...record}
                publication={publication}
                label=""
                pages={ofComments}
                isWaiting={comments.isPlaceholderData}
              />
            </section>
          ) : null
        }
      </Loaded>
    </>
  )
}
