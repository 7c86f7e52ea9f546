/** 退改: to the writer of a submission that the editor wants changed. */

import { firstWords } from '../clipped.ts'
import { compose, link, type Message, paragraph, quote } from './message.ts'

/** `issue` as `2026年第2期`; `text` the submission's; `reason` the editor's; `marked` the words that it is about, or none. */
export type SubmissionReturned = {
  publication: string
  issue: string
  text: string
  reason: string
  marked: string
  link: string
}

export function submissionReturned(facts: SubmissionReturned): Message {
  return compose(`〔${facts.publication}〕${facts.issue}来稿退改，请修改后重新提交`, [
    paragraph('您好：'),
    paragraph(`您报送《${facts.publication}》${facts.issue}的来稿需要修改，请按意见修改后重新提交。`),
    quote('来稿', firstWords(facts.text, 60)),
    quote('退改意见', facts.reason),
    ...(facts.marked === '' ? [] : [quote('标出的文字', firstWords(facts.marked, 200))]),
    link('修改来稿', facts.link),
  ])
}
