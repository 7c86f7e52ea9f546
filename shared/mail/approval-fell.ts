/** 审核通过失效: to a leader who had approved, when the review went back to the editor before the sign-off. */
import { compose, facts, link, type Message, paragraph, quoteIfAny } from './message.ts'
import { HOW, type ReviewStopped } from './review-stopped.ts'

/** As of a review that stopped; `step` is where this leader had approved. */
export function approvalFell({ publication, issue, step, how, by, reason, link: address }: ReviewStopped): Message {
  return compose(`〔${publication}〕${issue}已${HOW[how]}，您的审核通过不再有效`, [
    paragraph('您好：'),
    paragraph(
      `您在“${step}”环节审核通过的《${publication}》${issue}，已由${by}${HOW[how]}。内容可能改动，您这一次的审核通过不再有效，目前不需要办理。再次送审、轮到您办理时，另行通知，请审阅新的 PDF。`,
    ),
    facts({ 刊期: `《${publication}》${issue}`, 审核环节: step, 办理人: by }),
    ...quoteIfAny(how === 'returned' ? '退回意见' : '原因', reason),
    link('查看本期', address),
  ])
}
