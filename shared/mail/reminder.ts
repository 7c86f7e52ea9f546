/** 催报: to the contributors of a department that has not handed in; `toConfirm`: how many joint texts of others wait for its answer. */
import { minuteInChinese } from '../calendar.ts'
import { compose, facts, link, type Message, paragraph, quoteIfAny } from './message.ts'

/** `issue` as `2026年第2期`; `brief` the editor's own words on what is asked for, empty where there are none; `deadline` an ISO instant; `started`: how many texts it began and has not handed in; `withHead`: how many wait for its own head. */
export type Reminder = {
  publication: string
  issue: string
  department: string
  brief: string
  deadline: string
  started: number
  withHead: number
  toConfirm: number
  link: string
}

export function reminder({
  publication,
  issue,
  department,
  brief,
  deadline,
  started,
  withHead,
  toConfirm,
  link: address,
}: Reminder): Message {
  const due = minuteInChinese(deadline)
  return compose(`〔${publication}〕${issue}催报，截止时间${due}`, [
    paragraph(`${department}：`),
    paragraph(
      `《${publication}》${issue}尚未收到贵单位的来稿，请在截止时间前提交。本期没有稿件的，请在页面上报“本期无稿”。如已提交，请忽略此邮件。`,
    ),
    ...(started > 0 ? [paragraph(`贵单位有 ${started} 篇来稿已开始填写，还没有报送。`)] : []),
    ...(withHead > 0 ? [paragraph(`贵单位有 ${withHead} 篇来稿等待本单位负责人审签，审签后才算报送。`)] : []),
    ...(toConfirm > 0 ? [paragraph(`另有 ${toConfirm} 篇其他单位联合报送的来稿，待贵单位确认。`)] : []),
    facts({ 刊期: `《${publication}》${issue}`, 截止时间: due }),
    ...quoteIfAny('约稿要求', brief),
    link('填写来稿', address),
  ])
}
