/** 已截稿: to the contributors of a department that has something open, or has not answered, when the editor closes the call. */
import { hasLeftOpen, type LeftOpen, leftOpen } from './left-open.ts'
import { compose, link, type Message, paragraph } from './message.ts'

/** `issue` as `2026年第2期`; `link` leads to the department's page of the call. */
export type InputClosed = LeftOpen & { publication: string; issue: string; department: string; link: string }

export function inputClosed({ publication, issue, department, link: address, ...left }: InputClosed): Message {
  return compose(`〔${publication}〕${issue}已截稿`, [
    paragraph(`${department}：`),
    paragraph(`《${publication}》${issue}已截稿，不再接收新的来稿。`),
    ...(hasLeftOpen(left) ? leftOpen(left, '请尽快修改交回。') : [paragraph('本期没有收到贵单位的来稿。')]),
    link('查看来稿', address),
    paragraph('如需补报，请与责任编辑联系。'),
  ])
}
