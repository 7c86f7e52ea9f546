/** 自动催报没有人收到: to the editors, where the plan would remind departments that nobody writes for. */
import { compose, link, list, type Message, paragraph } from './message.ts'

/** `issue` as `2026年第2期`; `departments`: their names. */
export type ReminderUnreached = { publication: string; issue: string; departments: readonly string[]; link: string }

export function reminderUnreached({ publication, issue, departments, link: address }: ReminderUnreached): Message {
  return compose(`〔${publication}〕${issue}有 ${departments.length} 个单位没有人收到催报`, [
    paragraph('您好：'),
    paragraph(
      `《${publication}》${issue}已按计划催报。下列单位没有在用的信息员，催报没有人收到；请管理员在“人员”中登记信息员，或者另行联系。`,
    ),
    list('没有人收到催报的单位', departments),
    link('查看报送情况', address),
  ])
}
