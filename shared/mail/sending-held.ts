/** 定时发送未能进行: to whoever signed and to the editor, when nothing was sent within the permit's time. */
import { minuteInChinese } from '../calendar.ts'
import { compose, facts, link, type Message, paragraph } from './message.ts'

/** `issue` as `2026年第2期`; `sendAt` and `until` ISO instants: when it was to begin, and until when it might. */
export type SendingHeld = {
  publication: string
  issue: string
  sendAt: string
  until: string
  link: string
}

export function sendingHeld({ publication, issue, sendAt, until, link: address }: SendingHeld): Message {
  return compose(`〔${publication}〕${issue}未能按时发送，请确认`, [
    paragraph('您好：'),
    paragraph(
      `《${publication}》${issue}定于${minuteInChinese(sendAt)}发送，但系统当时没有运行，签发许可已过期。尚未向任何邮箱发送，请签发领导确认是否仍要发送。`,
    ),
    facts({ 定时发送: minuteInChinese(sendAt), 许可截止: minuteInChinese(until) }),
    link('查看并确认', address),
  ])
}
