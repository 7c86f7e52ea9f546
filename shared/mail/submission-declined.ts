/** 不采用: to the writer of a submission that this issue will not carry. */

import { firstWords } from '../clipped.ts'
import { compose, link, type Message, paragraph, quote } from './message.ts'

/** `issue` as `2026年第2期`; `text` the submission's; `reason` the editor's. */
export type SubmissionDeclined = { publication: string; issue: string; text: string; reason: string; link: string }

export function submissionDeclined(facts: SubmissionDeclined): Message {
  return compose(`〔${facts.publication}〕${facts.issue}来稿未采用`, [
    paragraph('您好：'),
    paragraph(`您报送《${facts.publication}》${facts.issue}的来稿本期未采用。感谢支持，欢迎继续报送。`),
    quote('来稿', firstWords(facts.text, 60)),
    quote('原因', facts.reason),
    link('查看来稿', facts.link),
  ])
}
