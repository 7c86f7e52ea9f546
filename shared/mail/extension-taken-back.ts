/** 取消延期: to a department's contributors, when the editor takes its own later deadline back and the common one, `deadline`, holds again. */
import { minuteInChinese } from '../calendar.ts'
import type { DeadlineExtended } from './deadline-extended.ts'
import { compose, facts, link, type Message, paragraph, quoteIfAny } from './message.ts'

export function extensionTakenBack({
  publication,
  issue,
  department,
  reason,
  deadline,
  link: address,
}: DeadlineExtended): Message {
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
