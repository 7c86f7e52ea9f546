/** 已签发: to the editor, when the last leader signed and the mails are queued. */
import { minuteInChinese } from '../calendar.ts'
import { compose, facts, link, type Message, paragraph } from './message.ts'

/** `issue` as `2026年第2期`; `by` who signed, `signedAt` an ISO instant; `mailboxes` how many the issue goes to. */
export type IssuePublished = {
  publication: string
  issue: string
  by: string
  signedAt: string
  mailboxes: number
  link: string
}

export function issuePublished({
  publication,
  issue,
  by,
  signedAt,
  mailboxes,
  link: address,
}: IssuePublished): Message {
  return compose(`〔${publication}〕${issue}已签发，开始分发`, [
    paragraph('您好：'),
    paragraph(`《${publication}》${issue}已签发，正在分发到 ${mailboxes} 个邮箱。每个邮箱是否收到，见分发页面。`),
    facts({ 签发人: by, 签发时间: minuteInChinese(signedAt), 收件邮箱: `${mailboxes} 个` }),
    link('查看分发', address),
  ])
}
