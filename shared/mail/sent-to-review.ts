/** 已送审: to the contributors of a department that has something open, or has not answered, when the issue goes to review and the call ends. */
import { hasLeftOpen, type LeftOpen, leftOpen } from './left-open.ts'
import { compose, link, type Message, paragraph } from './message.ts'

/** `issue` as `2026年第2期`; `link` leads to the department's page of the call. */
export type SentToReview = LeftOpen & { publication: string; issue: string; department: string; link: string }

export function sentToReview({ publication, issue, department, link: address, ...left }: SentToReview): Message {
  return compose(`〔${publication}〕${issue}已送审，征稿结束`, [
    paragraph(`${department}：`),
    paragraph(`《${publication}》${issue}已送审，征稿已经结束。`),
    ...(hasLeftOpen(left)
      ? leftOpen(left, '送审的内容不变，本期如退回修改，可以采用。')
      : [paragraph('本期没有收到贵单位的来稿。')]),
    link('查看来稿', address),
    paragraph('如需补报，请与责任编辑联系。'),
  ])
}
