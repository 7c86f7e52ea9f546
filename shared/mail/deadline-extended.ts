/** 延期: to a department's contributors, when the editor gives it a later deadline of its own. */
import { minuteInChinese } from '../calendar.ts'
import { compose, facts, link, type Message, paragraph, quoteIfAny } from './message.ts'

/** `issue` as `2026年第2期`; `reason` the editor's, empty where none was given; `deadline` the one that holds for the department now, an ISO instant. */
export type DeadlineExtended = {
  publication: string
  issue: string
  department: string
  reason: string
  deadline: string
  link: string
}

export function deadlineExtended({
  publication,
  issue,
  department,
  reason,
  deadline,
  link: address,
}: DeadlineExtended): Message {
  const due = minuteInChinese(deadline)
  return compose(`〔${publication}〕${issue}报送时间延至${due}`, [
    paragraph(`${department}：`),
    paragraph(`《${publication}》${issue}的报送时间，已为贵单位单独延长，在下列时间前报送的不算逾期。`),
    facts({ 刊期: `《${publication}》${issue}`, 贵单位的截止时间: due }),
    ...quoteIfAny('原因', reason),
    link('填写来稿', address),
  ])
}
