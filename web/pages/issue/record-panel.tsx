/** The issue's record, and that of its comments. */
import { useQuery } from '@tanstack/react-query'
import { RECORD_NAMES } from '#shared/record-names.ts'
import { audit, commentAudit } from '../../api/records.ts'
import { recordFileAddress } from '../../file-addresses.ts'
import { RecordList } from '../../parts/record-list.tsx'
import { useRecord } from '../../parts/use-record.ts'
import { Loaded } from '../../parts/waiting.tsx'
import { SavesButton } from './saves/saves-button.tsx'
import { useTheDesk } from './use-desk.ts'

export function RecordPanel() {
  const { issue, publication, person } = useTheDesk()
  const ofIssue = useRecord()
  const ofComments = useRecord()
  const anew = { refetchInterval: 15_000, refetchOnMount: 'always' } as const
  const query = useQuery({ ...audit(issue.id, ofIssue.asked), ...anew })
  const comments = useQuery({ ...commentAudit(issue.id, ofComments.asked), ...anew })
  const whole = { issue, publication }
  return (
    <>
      {person.roles.includes('editor') && issue.origin === 'opened' && (
        <div className="toolbar">
          <SavesButton />
        </div>
      )}
      <Loaded query={query}>
        {(record) => (
          <RecordList
            {...record}
            publication={publication}
            view={ofIssue}
            fileAddress={recordFileAddress(`issues/${issue.id}`)}
            fileName={RECORD_NAMES.issue(whole)}
            isWaiting={query.isPlaceholderData}
          />
        )}
      </Loaded>
      <Loaded query={comments}>
        {(record) =>
          record.count > 0 || record.brokenAt !== null ? (
            <section aria-labelledby="comment-record">
              <h2 id="comment-record">批注的记录</h2>
              <p className="muted">单独成链，不进入分发证明。</p>
              <RecordList
                {...record}
                publication={publication}
                view={ofComments}
                fileAddress={recordFileAddress(`issues/${issue.id}/comments`)}
                fileName={RECORD_NAMES.comments(whole)}
                exported="批注记录"
                isWaiting={comments.isPlaceholderData}
              />
            </section>
          ) : null
        }
      </Loaded>
    </>
  )
}
