/** 定时发送等待确认: to whoever signed and to the editor, when nothing is sent until a leader says so. */
import { apartInChinese } from '../calendar.ts'
import { compose, facts, link, type Message, paragraph, quote } from './message.ts'

/** `issue` as `2026年第2期`; `reason` why it waits; `sendAt` and `until` ISO instants: when it is to begin, and until when it may. */
export type SendingHeld = {
  publication: string
  issue: string
  reason: string
  sendAt: string
  until: string
  link: string
}

export function sendingHeld({ publication, issue, reason, sendAt, until, link: address }: SendingHeld): Message {
  const [sending = '', permitted = ''] = apartInChinese(sendAt, until)
  return compose(`〔${publication}〕${issue}尚未发送，等待确认`, [
    paragraph('您好：'),
    paragraph(`《${publication}》${issue}已签发，但尚未向任何邮箱发送。请签发领导确认是否仍要发送。`),
    quote('原因', reason),
    facts({ 定时发送: sending, 许可截止: permitted }),
    link('查看并确认', address),
  ])
}
