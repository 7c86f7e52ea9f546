/** 已签发: to the editor, when the last leader signed; where the mails stand is said as it is now. */
import { minuteInChinese } from '../calendar.ts'
import type { Standing } from '../distribution/standing.ts'
import { standingInWords } from '../distribution/standing-labels.ts'
import { compose, facts, link, type Message, paragraph } from './message.ts'

/** `issue` as `2026年第2期`; `by` who signed, `signedAt` an ISO instant; `mailboxes` how many the issue goes to. */
export type IssuePublished = {
  publication: string
  issue: string
  by: string
  signedAt: string
  mailboxes: number
  standing: Pick<Standing, 'state' | 'sendAt'>
  link: string
}

export function issuePublished({
  publication,
  issue,
  by,
  signedAt,
  mailboxes,
  standing,
  link: address,
}: IssuePublished): Message {
  const said = standingInWords(standing)
  const where = said.startsWith('已签发') ? said : `已签发，${said}`
  return compose(`〔${publication}〕${issue}${where}`, [
    paragraph('您好：'),
    paragraph(`《${publication}》${issue}${where}，收件邮箱 ${mailboxes} 个。每封邮件的结果，见分发页面。`),
    facts({ 签发人: by, 签发时间: minuteInChinese(signedAt), 收件邮箱: `${mailboxes} 个` }),
    link('查看分发', address),
  ])
}
