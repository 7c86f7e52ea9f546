/** 重新征稿: to a department's contributors, when an issue takes news again. */
import { minuteInChinese } from '../calendar.ts'
import { compose, facts, link, type Message, paragraph, quote, quoteIfAny } from './message.ts'

/** `issue` as `2026年第2期`; `reason` the editor's; `brief` what the call asks for, empty where nothing is said; `deadline` the new one, an ISO instant. */
export type InputReopened = {
  publication: string
  issue: string
  department: string
  brief: string
  reason: string
  deadline: string
  link: string
}

export function inputReopened({
  publication,
  issue,
  department,
  brief,
  reason,
  deadline,
  link: address,
}: InputReopened): Message {
  const due = minuteInChinese(deadline)
  return compose(`〔${publication}〕${issue}重新开放报送，请于${due}前报送`, [
    paragraph(`${department}：`),
    paragraph(`《${publication}》${issue}重新开放报送，可以补报或修改来稿。`),
    facts({ 刊期: `《${publication}》${issue}`, 新的截止时间: due }),
    quote('原因', reason),
    ...quoteIfAny('约稿要求', brief),
    link('填写来稿', address),
  ])
}
