/** 联合报送，有单位不同意: to the writer of a joint submission. */

import { firstWords } from '../clipped.ts'
import { compose, link, type Message, paragraph, quote } from './message.ts'

/** `issue` as `2026年第2期`; `objections` those that stand, each with its department and reason. */
export type JointObjected = {
  publication: string
  issue: string
  text: string
  objections: readonly { department: string; reason: string }[]
  link: string
}

export function jointObjected({ publication, issue, text, objections, link: address }: JointObjected): Message {
  return compose(`〔${publication}〕${issue}联合报送的来稿，有单位不同意`, [
    paragraph('您好：'),
    paragraph(
      `您报送《${publication}》${issue}的来稿，有联合报送单位不同意。编辑作出决定之前，可以撤回修改后再次报送，或去掉该单位。`,
    ),
    quote('来稿', firstWords(text, 60)),
    ...objections.flatMap(({ department, reason }) => [paragraph(`${department}不同意：`), quote('原因', reason)]),
    link('查看来稿', address),
  ])
}
