/** 约稿: to a department's contributors, when an issue opens for news. */
import { minuteInChinese } from '../calendar.ts'
import { compose, facts, link, type Message, paragraph, quoteIfAny } from './message.ts'

/** `issue` as `2026年第2期`; `brief` the editor's own words on what is asked for, empty where there are none; `deadline` an ISO instant. */
export type CallForNews = {
  publication: string
  issue: string
  department: string
  brief: string
  deadline: string
  link: string
}

export function callForNews({ publication, issue, department, brief, deadline, link: address }: CallForNews): Message {
  const due = minuteInChinese(deadline)
  return compose(`〔${publication}〕${issue}约稿，请于${due}前报送`, [
    paragraph(`${department}：`),
    paragraph(`《${publication}》${issue}现在约稿。请把贵单位可供刊发的近期工作填入来稿表单，在截止时间前提交。`),
    facts({ 刊期: `《${publication}》${issue}`, 截止时间: due }),
    ...quoteIfAny('约稿要求', brief),
    link('填写来稿', address),
    paragraph('填写内容自动保存，提交前可随时修改。本期没有稿件的，请在页面上报“本期无稿”，不再催报。'),
  ])
}
