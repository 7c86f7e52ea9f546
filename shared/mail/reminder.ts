/** 催报: to the contributors of a department that has not handed in. */
import { minuteInChinese } from '../calendar.ts'
import { compose, facts, link, type Message, paragraph } from './message.ts'

/** `issue` as `2026年第2期`; `deadline` an ISO instant. */
export type Reminder = {
  publication: string
  issue: string
  department: string
  deadline: string
  link: string
}

export function reminder({ publication, issue, department, deadline, link: address }: Reminder): Message {
  const due = minuteInChinese(deadline)
  return compose(`〔${publication}〕${issue}催报，截止时间${due}`, [
    paragraph(`${department}：`),
    paragraph(`《${publication}》${issue}尚未收到贵单位的来稿，请在截止时间前提交。如已提交，请忽略此邮件。`),
    facts({ 刊期: `《${publication}》${issue}`, 截止时间: due }),
    link('填写来稿', address),
  ])
}
