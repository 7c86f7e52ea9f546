/** The submissions of departments: who has handed in and who has not, and each submission to be decided. */
import { useQuery } from '@tanstack/react-query'
import type { Submission, SubmissionState } from '#shared/submission/submission.ts'
import { submissions } from '../../../api/queries.ts'
import { UnreadRows } from '../../../parts/unread-rows.tsx'
import { Empty, Loaded } from '../../../parts/waiting.tsx'
import { useTheDesk } from '../use-desk.ts'
import { HandedIn } from './handed-in.tsx'
import { SubmissionCard } from './submission-card.tsx'

const ORDER: readonly SubmissionState[] = ['submitted', 'returned', 'adopted', 'declined', 'draft']

const inOrder = (list: readonly Submission[]): Submission[] =>
  list.toSorted(
    (a, b) =>
      ORDER.indexOf(a.state) - ORDER.indexOf(b.state) || (a.submittedAt ?? '').localeCompare(b.submittedAt ?? ''),
  )

export function SubmissionsPanel() {
  const { issue } = useTheDesk()
  const query = useQuery({ ...submissions(issue.id), refetchInterval: 10_000 })
  return (
    <Loaded query={query}>
      {(list) => (
        <>
          <UnreadRows of={submissions(issue.id).queryKey} />
          <HandedIn submissions={list} />
          {list.length === 0 ? (
            <Empty>还没有单位报送来稿。</Empty>
          ) : (
            <ul className="stack submissions" aria-label="来稿">
              {inOrder(list).map((submission) => (
                <SubmissionCard key={submission.id} submission={submission} />
              ))}
            </ul>
          )}
        </>
      )}
    </Loaded>
  )
}
