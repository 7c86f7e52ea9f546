/** 取消延期: to a department's contributors, when the editor takes its own later deadline back and the common one holds again. */
import { minuteInChinese } from '../calendar.ts'
import { compose, facts, link, type Message, paragraph, quoteIfAny } from './message.ts'

/** `issue` as `2026年第2期`; `reason` the editor's, empty where none was given; `deadline` the one that holds for the department now, an ISO instant. */
export type ExtensionTakenBack = {
  publication: string
  issue: string
  department: string
  reason: string
  deadline: string
  link: string
}

export function extensionTakenBack({
  publication,
  issue,
  department,
  reason,
  deadline,
  link: address,
}: ExtensionTakenBack): Message {
  const due = minuteInChinese(deadline)
  return compose(`〔${publication}〕${issue}取消延期，请于${due}前报送`, [
    paragraph(`${department}：`),
    paragraph(
      `《${publication}》${issue}的报送时间，不再为贵单位单独延长，以各单位共同的截止时间为准。还没有报送的，请尽快报送。`,
    ),
    facts({ 刊期: `《${publication}》${issue}`, 共同的截止时间: due }),
    ...quoteIfAny('原因', reason),
    link('填写来稿', address),
  ])
}
