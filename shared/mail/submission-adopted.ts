/** 采用: to the writer of a submission that became part of the issue. */

import { firstWords } from '../clipped.ts'
import { compose, link, type Message, paragraph, quote } from './message.ts'

/** `issue` as `2026年第2期`; `text` the submission's. */
export type SubmissionAdopted = { publication: string; issue: string; text: string; link: string }

export function submissionAdopted(facts: SubmissionAdopted): Message {
  return compose(`〔${facts.publication}〕${facts.issue}来稿已采用`, [
    paragraph('您好：'),
    paragraph(
      `您报送《${facts.publication}》${facts.issue}的来稿已采用。编辑作了哪些改动，本期签发后可在来稿页面对照查看。`,
    ),
    quote('来稿', firstWords(facts.text, 60)),
    link('查看来稿', facts.link),
  ])
}
