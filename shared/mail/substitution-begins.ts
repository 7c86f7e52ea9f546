/** 代理今日开始: to a substitute in the morning of their first day, of the steps that already wait. */
import { dayInChinese } from '../calendar.ts'
import { compose, facts, link, list, type Message, paragraph } from './message.ts'

/** `until` is a day, included. `waiting`: `2026年第2期“处室审核”`, what can be decided on now. */
export type SubstitutionBegins = {
  absent: string
  substitute: string
  until: string
  waiting: readonly string[]
  link: string
}

export function substitutionBegins({ absent, substitute, until, waiting, link: address }: SubstitutionBegins): Message {
  return compose(`今日起由您代${absent}办理审核，现有 ${waiting.length} 项等待办理`, [
    paragraph('您好：'),
    paragraph(
      `今日起至${dayInChinese(until)}，${absent}的审核环节可以由您代为办理，署名为“${substitute}（代${absent}）”。下列各期正等待办理，请审阅后办理；${absent}本人仍可办理。`,
    ),
    list(`${waiting.length} 项等待办理：`, waiting),
    facts({ 代理人: substitute, 被代理人: absent }),
    link('查看各期', address),
  ])
}
