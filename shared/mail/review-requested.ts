/** 送审: to the leader whose approval step it now is. */
import { compose, facts, link, type Message, paragraph } from './message.ts'

/** `issue` as `2026年第2期`; `step` the approval step's name; `by` whoever sent it to review. */
export type ReviewRequested = { publication: string; issue: string; step: string; by: string; link: string }

export function reviewRequested({ publication, issue, step, by, link: address }: ReviewRequested): Message {
  return compose(`〔${publication}〕${issue}请您审核：${step}`, [
    paragraph('您好：'),
    paragraph(`《${publication}》${issue}已送审，请您审阅 PDF 后通过，或写明意见退回。`),
    facts({ 刊期: `《${publication}》${issue}`, 审核环节: step, 送审人: by }),
    link('审阅本期', address),
  ])
}
