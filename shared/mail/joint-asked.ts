/** 联合报送，请确认: to the contributors of a department that another one's submission names. */

import { firstWords } from '../clipped.ts'
import { compose, facts, link, type Message, paragraph, quote } from './message.ts'

/** `issue` as `2026年第2期`; `texts` all that wait for this department's answer, each with the department that handed it in. */
export type JointAsked = {
  publication: string
  issue: string
  department: string
  texts: readonly { text: string; from: string }[]
  link: string
}

export function jointAsked({ publication, issue, department, texts, link: address }: JointAsked): Message {
  return compose(`〔${publication}〕${issue}联合报送的来稿，请确认`, [
    paragraph(`${department}：`),
    paragraph(
      `其他单位以与贵单位联合报送的名义，向《${publication}》${issue}报送了来稿，请核对后确认；不同意的，请写明原因。确认之前不计为贵单位报送。`,
    ),
    facts({ 刊期: `《${publication}》${issue}` }),
    ...texts.flatMap(({ text, from }) => [paragraph(`由${from}报送：`), quote('来稿', firstWords(text, 200))]),
    link('查看并确认', address),
  ])
}
