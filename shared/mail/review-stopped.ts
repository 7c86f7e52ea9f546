/** 不需再审核: to a leader who was asked to review, when the review ended before they decided: it was withdrawn or returned. */
import { compose, facts, link, type Message, paragraph, quote } from './message.ts'

/** `issue` as `2026年第2期`; `step` the approval step's name; `how` it ended, `by` whom; `reason` empty where none was given. */
export type ReviewStopped = {
  publication: string
  issue: string
  step: string
  how: 'withdrawn' | 'returned'
  by: string
  reason: string
  link: string
}

export const HOW = { withdrawn: '撤回送审', returned: '退回修改' } as const

export function reviewStopped({ publication, issue, step, how, by, reason, link: address }: ReviewStopped): Message {
  return compose(`〔${publication}〕${issue}已${HOW[how]}，暂不需要您审核`, [
    paragraph('您好：'),
    paragraph(
      `此前请您在“${step}”环节审核的《${publication}》${issue}，已由${by}${HOW[how]}，暂不需要您审核。再次送审、轮到您办理时，另行通知。`,
    ),
    facts({ 刊期: `《${publication}》${issue}`, 审核环节: step, 办理人: by }),
    ...(reason ? [quote(how === 'returned' ? '退回意见' : '原因', reason)] : []),
    link('查看本期', address),
  ])
}
