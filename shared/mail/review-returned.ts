/** 审核退回: to the editor, when a leader returns an issue. */
import { compose, facts, link, type Message, paragraph, quote } from './message.ts'

/** `issue` as `2026年第2期`; `step` the approval step's name; `by` the leader; `reason` the leader's. */
export type ReviewReturned = {
  publication: string
  issue: string
  step: string
  by: string
  reason: string
  link: string
}

export function reviewReturned({ publication, issue, step, by, reason, link: address }: ReviewReturned): Message {
  return compose(`〔${publication}〕${issue}审核退回：${step}`, [
    paragraph('您好：'),
    paragraph(`《${publication}》${issue}在“${step}”环节被退回，请按意见修改后重新送审。`),
    facts({ 刊期: `《${publication}》${issue}`, 审核环节: step, 退回人: by }),
    quote('退回意见', reason),
    link('修改本期', address),
  ])
}
