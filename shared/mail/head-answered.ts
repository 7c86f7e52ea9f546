/** 负责人审签结果: to the writer of a submission, when the head signed it or sent it back. */

import { firstWords } from '../clipped.ts'
import { compose, link, type Message, paragraph, quote } from './message.ts'

/** `issue` as `2026年第2期`; `by` the head; `reason` null where it was signed. */
export type HeadAnswered = {
  publication: string
  issue: string
  by: string
  text: string
  reason: string | null
  link: string
}

export function headAnswered({ publication, issue, by, text, reason, link: address }: HeadAnswered): Message {
  const what = reason === null ? '已审签报送' : '由负责人退回，请修改'
  return compose(`〔${publication}〕${issue}来稿${what}`, [
    paragraph('您好：'),
    paragraph(
      reason === null
        ? `您填写的《${publication}》${issue}来稿，已由${by}审签，报送到编辑。`
        : `您填写的《${publication}》${issue}来稿，${by}审签时退回，还没有报送。请按意见修改后，再次送审签。`,
    ),
    quote('来稿', firstWords(text, 60)),
    ...(reason === null ? [] : [quote('退回意见', reason)]),
    link(reason === null ? '查看来稿' : '修改来稿', address),
  ])
}
