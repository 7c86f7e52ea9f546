/** 已按计划开刊: to the editors, when the issue of a month opened by itself. */
import { dayInChinese, minuteInChinese, monthInChinese } from '../calendar.ts'
import { compose, link, type Message, paragraph } from './message.ts'

/** `issue` as `2026年第12期`, `period` as `2026-12`; `deadline`: an ISO instant where departments are called, else null. */
export type IssueOpened = {
  publication: string
  issue: string
  period: string
  issueDate: string
  deadline: string | null
  calls: boolean
  link: string
}

export function issueOpened(facts: IssueOpened): Message {
  const { publication, issue, period, issueDate, deadline, calls, link: address } = facts
  const until = deadline ? `，截稿时间为${minuteInChinese(deadline)}` : ''
  return compose(`〔${publication}〕${issue}已按计划开刊`, [
    paragraph('您好：'),
    paragraph(
      `《${publication}》${issue}已按开刊计划自动新建：${monthInChinese(period)}工作，印发日期${dayInChinese(issueDate)}。`,
    ),
    paragraph(
      calls
        ? `系统按计划向名册上的单位约稿${until}。请核对期号和日期，有误的请在“期次信息”中修改。`
        : '还没有向各单位约稿。请核对期号和日期，再发出约稿；不需要这一期的，可在“期次信息”中舍弃。',
    ),
    link('打开本期', address),
  ])
}
