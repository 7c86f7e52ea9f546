/** The line that says who signed a submission for its department, beside who wrote it. */
import { minuteInChinese } from '#shared/calendar.ts'
import type { Submission } from '#shared/submission/submission.ts'
import { isHandedIn } from '#shared/submission/submission-workflow.ts'

export function SignedBy({ submission }: { submission: Submission }) {
  const { head } = submission
  if (!head?.signed || !isHandedIn(submission)) return null
  return (
    <span>
      {head.asked.by.name !== submission.createdByName && head.asked.by.name}
      {minuteInChinese(head.asked.at)}送审签，{head.signed.by.name}审签
    </span>
  )
}
