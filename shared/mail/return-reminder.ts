/** 催报退改稿: to the contributors of a department whose text was given back to be mended and has not come in again. */
import { minuteInChinese } from '../calendar.ts'
import { firstWords } from '../clipped.ts'
import { compose, facts, link, type Message, paragraph, quote, quoteIfAny } from './message.ts'

/** `issue` as `2026年第2期`; `brief` what the call asks for, empty where nothing is said; `deadline` an ISO instant, null where the call itself is over; `returned` each with the editor's reason. */
export type ReturnReminder = {
  publication: string
  issue: string
  department: string
  brief: string
  deadline: string | null
  returned: readonly { text: string; reason: string }[]
  link: string
}

export function returnReminder({
  publication,
  issue,
  department,
  brief,
  deadline,
  returned,
  link: address,
}: ReturnReminder): Message {
  return compose(`〔${publication}〕${issue}催报：退改的来稿请修改后交回`, [
    paragraph(`${department}：`),
    paragraph(
      `贵单位报送《${publication}》${issue}的来稿已退改，修改稿还没有交回，请按意见修改后交回。如已交回，请忽略此邮件。`,
    ),
    facts({ 刊期: `《${publication}》${issue}`, ...(deadline && { 截止时间: minuteInChinese(deadline) }) }),
    ...returned.flatMap(({ text, reason }) => [quote('来稿', firstWords(text, 60)), quote('退改意见', reason)]),
    ...quoteIfAny('约稿要求', brief),
    link('修改来稿', address),
  ])
}
