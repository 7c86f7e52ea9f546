/** 来稿请审签: to the heads of a department whose contributor handed a text in for their signature. */
import { minuteInChinese } from '../calendar.ts'
import { firstWords } from '../clipped.ts'
import { compose, facts, link, type Message, paragraph, quote } from './message.ts'

/** `issue` as `2026年第2期`; `by` who wrote and asks; `deadline` an ISO instant; `link` leads to the text. */
export type HeadAsked = {
  publication: string
  issue: string
  department: string
  by: string
  text: string
  deadline: string
  link: string
}

export function headAsked({ publication, issue, department, by, text, deadline, link: address }: HeadAsked): Message {
  const due = minuteInChinese(deadline)
  return compose(`〔${publication}〕${issue}来稿请审签，截止时间${due}`, [
    paragraph('您好：'),
    paragraph(
      `${by}为${department}填写了《${publication}》${issue}的来稿，请您审签。审签后才报送到编辑；需要修改的，可以写明意见退回。`,
    ),
    facts({ 刊期: `《${publication}》${issue}`, 截止时间: due }),
    quote('来稿', firstWords(text, 200)),
    link('查看全文并审签', address),
  ])
}
