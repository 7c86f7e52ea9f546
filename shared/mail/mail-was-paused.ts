/** 发信曾暂停: to administrators and editors, when mail goes again after a pause. */
import { minuteInChinese } from '../calendar.ts'
import { compose, facts, type Message, paragraph, quote } from './message.ts'

/** `since` and `until`: ISO instants. `reason`: what was wrong, as last seen. */
export type MailWasPaused = { since: string; until: string; reason: string }

export function mailWasPaused({ since, until, reason }: MailWasPaused): Message {
  return compose('发信已恢复', [
    paragraph('您好：'),
    paragraph('窗讯的发信因故暂停过，现已恢复。其间的简报和通知没有丢失，正在依次补发；过期的验证码不再发送。'),
    facts({ 暂停时间: minuteInChinese(since), 恢复时间: minuteInChinese(until) }),
    quote('原因', reason),
  ])
}
