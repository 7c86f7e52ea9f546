/** 代理登记: to a leader and to who stands in for them, when that is named or ended. */
import { dayInChinese } from '../calendar.ts'
import { compose, facts, link, type Message, paragraph, quoteIfAny } from './message.ts'

/** `from` and `until` are days, both included. `by`: who said so. `waiting`: `2026年第2期“处室审核”`, what can be decided on now. */
export type SubstituteNamed = {
  absent: string
  substitute: string
  from: string
  until: string
  by: string
  ended: boolean
  waiting: readonly string[]
  /** Who was switched off, or is no leader any more, where it ended by that. */
  left?: string | undefined
  link: string
}

export function substituteNamed(said: SubstituteNamed): Message {
  const { absent, substitute, from, until, by, ended, waiting, left, link: address } = said
  const days = `${dayInChinese(from)}至${dayInChinese(until)}`
  return compose(`${ended ? '代理已取消' : '代理登记'}：${substitute}代${absent}`, [
    paragraph('您好：'),
    paragraph(
      ended
        ? `${left === undefined ? '' : `${left}已停用或不再任审核领导，`}由${substitute}代${absent}办理审核的登记已取消，${absent}的审核环节不再由${substitute}代为办理。已经办理的仍然有效。${left === substitute ? `仍需代理的，请${absent}另行指定代理人。` : ''}`
        : `${days}，${absent}的审核环节可以由${substitute}代为办理，署名为“${substitute}（代${absent}）”。${absent}本人仍可办理；${substitute}参与编写的、或已办理其他环节的一期，不能代为办理。`,
    ),
    facts({ 代理人: substitute, 被代理人: absent, 代理时间: days, 登记人: by }),
    ...quoteIfAny('现在等待办理', waiting.join('\n')),
    link('查看各期', address),
  ])
}
