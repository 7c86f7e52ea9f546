/** The steps of the review in their order: taken by whom and when, or waiting for whom. */
import { minuteInChinese } from '#shared/calendar.ts'
import { signedName } from '#shared/centre/stands-in.ts'
import type { Review } from '#shared/issue/issue.ts'
import { stepsOf } from '#shared/issue/issue-workflow.ts'
import { useTheDesk } from '../use-desk.ts'

export function Steps({ review, nameOf }: { review: Review; nameOf: (id: string) => string }) {
  const { publication, issue } = useTheDesk()
  return (
    <ol className="steps">
      {stepsOf(issue, publication).map((step, index) => {
        const taken = review.approvals[index]
        const now = issue.state === 'review' && index === review.approvals.length
        return (
          <li key={step.id} className={taken ? 'done' : now ? 'now' : ''} aria-current={now ? 'step' : undefined}>
            <strong>{taken?.stepName ?? step.name}</strong>
            {taken ? (
              <span>
                {signedName(taken)}　{minuteInChinese(taken.at)}
                {taken.comment && <span className="step-comment">意见：{taken.comment}</span>}
              </span>
            ) : (
              <span className="muted">
                {now ? '等待 ' : '尚未到达　'}
                {step.approvers.map(nameOf).filter(Boolean).join('、')}
              </span>
            )}
          </li>
        )
      })}
    </ol>
  )
}
