/** 审核通过已撤回: to who sent the issue to review; the leaders concerned are told otherwise (review-stopped, review-requested). */
import { compose, facts, link, type Message, paragraph } from './message.ts'

/** `issue` as `2026年第2期`; `step` is open again, `by` whoever had approved there. */
export type ApprovalWithdrawn = { publication: string; issue: string; step: string; by: string; link: string }

export function approvalWithdrawn({ publication, issue, step, by, link: address }: ApprovalWithdrawn): Message {
  return compose(`〔${publication}〕${issue}的审核通过已撤回：${step}`, [
    paragraph('您好：'),
    paragraph(
      `${by}撤回了对《${publication}》${issue}“${step}”环节的审核通过，本期回到这一环节，等待重新审核。您目前不需要办理；稿件被退回或者签发时，另行通知。`,
    ),
    facts({ 刊期: `《${publication}》${issue}`, 审核环节: step, 撤回人: by }),
    link('查看本期', address),
  ])
}
