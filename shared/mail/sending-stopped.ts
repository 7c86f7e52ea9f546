/** 分发已停止: to whoever signed, the editor and the administrators, when nothing more goes out until one of them looked. */
import { compose, link, type Message, paragraph, quote } from './message.ts'

/** `issue` as `2026年第2期`; `reason` why it was stopped. */
export type SendingStopped = { publication: string; issue: string; reason: string; link: string }

export function sendingStopped({ publication, issue, reason, link: address }: SendingStopped): Message {
  return compose(`〔${publication}〕${issue}已停止分发，请核查`, [
    paragraph('您好：'),
    paragraph(
      `《${publication}》${issue}已停止分发，不会再向任何邮箱发送。请管理员核查，问题排除后由管理员或签发人在分发页面继续分发。`,
    ),
    quote('原因', reason),
    link('查看分发', address),
  ])
}
