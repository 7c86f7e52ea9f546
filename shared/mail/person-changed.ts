/** 人员登记变更: to whoever has another mailbox or other roles, and to the other administrators. */
import { minuteInChinese } from '../calendar.ts'
import { compose, facts, link, type Message, paragraph } from './message.ts'

/**
 * `own`: it goes to the person themselves. `by`: who changed it. `at`: ISO instant. `before` null: there was none,
 * the person is new (`isNew`). `link`: where administrators look.
 */
export type PersonChanged = {
  person: string
  own: boolean
  isNew: boolean
  by: string
  at: string
  changes: readonly { label: string; before: string | null; after: string }[]
  link: string
}

export function personChanged({ person, own, isNew, by, at, changes, link: address }: PersonChanged): Message {
  const what = isNew ? '新登记了' : '修改了'
  const whose = own ? '您' : `“${person}”`
  return compose(own ? '您的登记信息有变更' : `人员登记变更：${person}`, [
    paragraph('您好：'),
    paragraph(`管理员${by}在窗讯中${what}${whose}的登记信息，涉及邮箱、岗位等，特此告知。`),
    facts({
      人员: person,
      办理人: by,
      办理时间: minuteInChinese(at),
      ...Object.fromEntries(
        changes.map(({ label, before, after }) => [label, before === null ? after : `${after}（原为：${before}）`]),
      ),
    }),
    paragraph(
      own
        ? '如果这不是您知道的变更，请立即与其他管理员或单位信息安全负责人联系核实。'
        : '如果您不了解这一变更，请向办理人核实；登录窗讯可在“设置”的“变更记录”中查看。',
    ),
    ...(own ? [] : [link('查看变更记录', address)]),
  ])
}
