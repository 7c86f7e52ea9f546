/** 不需再审核: to a leader who was asked to review, when that ended before they decided: the review was withdrawn or returned, or an earlier step is open again. */
import { compose, facts, link, type Message, paragraph, quoteIfAny } from './message.ts'

/** `issue` as `2026年第2期`; `step` the approval step's name; `how` it ended, `by` whom; `reason` empty where none was given. */
export type ReviewStopped = {
  publication: string
  issue: string
  step: string
  how: 'withdrawn' | 'returned' | 'approval-withdrawn'
  by: string
  reason: string
  link: string
}

export const HOW = {
  withdrawn: '撤回送审',
  returned: '退回修改',
  'approval-withdrawn': '撤回前一环节的审核通过',
} as const

const THEN = {
  withdrawn: '再次送审、轮到您办理时，另行通知。',
  returned: '再次送审、轮到您办理时，另行通知。',
  'approval-withdrawn': '前一环节重新通过、轮到您办理时，另行通知。',
} as const

export function reviewStopped({ publication, issue, step, how, by, reason, link: address }: ReviewStopped): Message {
  return compose(`〔${publication}〕${issue}已${HOW[how]}，暂不需要您办理`, [
    paragraph('您好：'),
    paragraph(
      `此前请您在“${step}”环节办理的《${publication}》${issue}，已由${by}${HOW[how]}，暂不需要您办理。${THEN[how]}`,
    ),
    facts({ 刊期: `《${publication}》${issue}`, 审核环节: step, 办理人: by }),
    ...quoteIfAny(how === 'returned' ? '退回意见' : '原因', reason),
    link('查看本期', address),
  ])
}
