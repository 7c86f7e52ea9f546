/** The review: where it stands, what changed since the last revision, what is open, who will receive it, and in which mail. */
import { useQuery } from '@tanstack/react-query'
import { minuteInChinese } from '#shared/calendar.ts'
import { findingsOf } from '#shared/issue/findings.ts'
import { people } from '../../../api/queries.ts'
import { Notice } from '../../../parts/notice.tsx'
import { useTheDesk } from '../use-desk.ts'
import { Changes } from './changes.tsx'
import { FrozenMail } from './frozen-mail.tsx'
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
        <Notice tone="green" title={`${signOff.personName}于${minuteInChinese(signOff.at)}签发`}>
          <p>
            签发的是第 {signOff.revision} 稿，发往 {signOff.recipientsCount} 个邮箱。
          </p>
        </Notice>
      )}
      {review && (
        <section aria-labelledby="steps-title">
          <h2 id="steps-title">审核环节</h2>
          <p className="muted">
            第 {review.revision} 稿，{nameOf(review.sentBy)}于{minuteInChinese(review.sentAt)}送审
            {review.pdf && `，${review.pdf.pages} 页`}
          </p>
          <Steps review={review} nameOf={nameOf} />
        </section>
      )}
      <Changes />
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
      {(review || signOff) && <Hashes />}
    </div>
  )
}

function Hashes() {
  const { issue } = useTheDesk()
  return (
    <details>
      <summary>哈希（用于核对文件）</summary>
      <dl className="pairs pairs-small">
        <dt>内容</dt>
        <dd className="hash">{issue.review?.contentHash}</dd>
        <dt>PDF</dt>
        <dd className="hash">{issue.review?.pdf?.hash ?? '正在排版…'}</dd>
        {issue.review?.letterHash && (
          <>
            <dt>邮件</dt>
            <dd className="hash">{issue.review.letterHash}</dd>
          </>
        )}
        {issue.signOff && (
          <>
            <dt>收件名单</dt>
            <dd className="hash">{issue.signOff.recipientsHash}</dd>
          </>
        )}
      </dl>
    </details>
  )
}
