/** Below the text of a review: where it stands, what is open, who will receive it, and in which mail. */
import { useQuery } from '@tanstack/react-query'
import { minuteInChinese } from '#shared/calendar.ts'
import { findingsOf } from '#shared/issue/findings.ts'
import { commentsOf } from '../../../api/comment-queries.ts'
import { issueMail, people, recipientsNow } from '../../../api/queries.ts'
import { nameToday } from '../../../api/stands-in.ts'
import { useAnswered, useOnce } from '../../../parts/waiting.tsx'
import { useReadingComments } from '../reading/reading-view.tsx'
import { useTheDesk } from '../use-desk.ts'
import { FrozenMail } from './frozen-mail.tsx'
import { Grounds } from './grounds.tsx'
import { RecipientsNow } from './recipients-now.tsx'
import { Steps } from './steps.tsx'

/** Once the comments in the text and each part of this were answered: none moves another away while it is read or pressed. */
export function BelowText() {
  const { issue, publication } = useTheDesk()
  const { review } = issue
  const hasMail = review !== null && issue.origin === 'opened'
  const mail = useQuery({ ...issueMail(issue.id), enabled: hasMail })
  const recipients = useQuery({ ...recipientsNow(issue.id, null), enabled: issue.state === 'review' })
  const approvers = useQuery(people)
  // Those stand above, in the text.
  const hasText = review !== null
  const comments = useQuery({ ...commentsOf(issue.id), enabled: hasText })
  const { module, hasFailed } = useReadingComments(hasText)
  const isAnswered = useAnswered(mail, recipients, approvers, comments)
  const isComplete = useOnce(isAnswered && (!hasText || module !== null || hasFailed))
  if (!isComplete) return null
  const known = approvers.data ?? []
  const findings = issue.state === 'review' ? findingsOf(issue, publication) : []
  const nameOf = (id: string) => known.find((person) => person.id === id)?.name ?? ''
  return (
    <>
      {review && (
        <section aria-labelledby="steps-title">
          <h2 id="steps-title">审核环节</h2>
          <p className="muted">
            第 {review.revision} 稿，{nameOf(review.sentBy)}于{minuteInChinese(review.sentAt)}送审
            {review.pdf && `，${review.pdf.pages} 页`}
          </p>
          <Steps review={review} nameOf={(id) => nameToday(known, id)} />
        </section>
      )}
      {issue.state === 'review' && (
        <section aria-labelledby="findings-title">
          <h2 id="findings-title">待处理问题</h2>
          {findings.length === 0 ? (
            <p className="muted">没有。</p>
          ) : (
            <ul>
              {findings.map(({ message }) => (
                <li key={message}>{message}</li>
              ))}
            </ul>
          )}
        </section>
      )}
      {issue.state === 'review' && <RecipientsNow />}
      {hasMail && <FrozenMail />}
      <Grounds issue={issue} />
    </>
  )
}
