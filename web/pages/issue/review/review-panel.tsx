/** The review: the text that is reviewed, where it stands, what is open, who will receive it, and in which mail. */
import { useQuery } from '@tanstack/react-query'
import { minuteInChinese } from '#shared/calendar.ts'
import { signedName } from '#shared/centre/stands-in.ts'
import { findingsOf } from '#shared/issue/findings.ts'
import { people } from '../../../api/queries.ts'
import { nameToday } from '../../../api/stands-in.ts'
import { Notice } from '../../../parts/notice.tsx'
import { ReadingView } from '../reading/reading-view.tsx'
import { useTheDesk } from '../use-desk.ts'
import { FrozenMail } from './frozen-mail.tsx'
import { Grounds } from './grounds.tsx'
import { RecipientsNow } from './recipients-now.tsx'
import { Steps } from './steps.tsx'

export function ReviewPanel() {
  const { issue, publication } = useTheDesk()
  const { data: known = [] } = useQuery(people)
  const { review, signOff } = issue
  const findings = issue.state === 'review' ? findingsOf(issue, publication) : []
  const nameOf = (id: string) => known.find((person) => person.id === id)?.name ?? ''
  return (
    <div className="stack">
      {signOff && (
        <Notice tone="green" title={`${signedName(signOff)}于${minuteInChinese(signOff.at)}签发`}>
          <p>
            签发的是第 {signOff.revision} 稿，发往 {signOff.recipientsCount} 个邮箱。
          </p>
        </Notice>
      )}
      {review && <ReadingView />}
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
      {review && issue.origin === 'opened' && <FrozenMail />}
      <Grounds issue={issue} />
    </div>
  )
}
