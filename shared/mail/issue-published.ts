/** 已签发: to the editor, when the last leader signed; the mails are queued, or set for an hour. */
import { minuteInChinese } from '../calendar.ts'
import { compose, facts, link, type Message, paragraph } from './message.ts'

/** `issue` as `2026年第2期`; `by` who signed, `signedAt` an ISO instant; `mailboxes` how many the issue goes to; `sendAt` null: at once. */
export type IssuePublished = {
  publication: string
  issue: string
  by: string
  signedAt: string
  mailboxes: number
  sendAt: string | null
  link: string
}

export function issuePublished({
  publication,
  issue,
  by,
  signedAt,
  mailboxes,
  sendAt,
  link: address,
}: IssuePublished): Message {
  const when = sendAt === null ? '开始分发' : `定于${minuteInChinese(sendAt)}发送`
  return compose(`〔${publication}〕${issue}已签发，${when}`, [
    paragraph('您好：'),
    paragraph(`《${publication}》${issue}已签发，${when}，收件邮箱 ${mailboxes} 个。每个邮箱是否收到，见分发页面。`),
    facts({ 签发人: by, 签发时间: minuteInChinese(signedAt), 收件邮箱: `${mailboxes} 个` }),
    link('查看分发', address),
  ])
}
