/** 本期已签发: to the contributors of a department that was called, with what became of its texts. */
import { minuteInChinese } from '../calendar.ts'
import { SUBMISSION_STATES } from '../submission/submission-labels.ts'
import type { Block } from './block.ts'
import { compose, facts, link, list, type Message, oneLine, paragraph } from './message.ts'

/** A text of the department, handed in by itself or jointly; `became` of it, and the editor's reason where there is one. */
export type TextOut = { text: string; became: keyof typeof BECAME; reason: string }

/** `issue` as `2026年第2期`; `by` who signed, `signedAt` an ISO instant; `link` leads to the department's page of the call. */
export type IssueOut = {
  publication: string
  issue: string
  department: string
  by: string
  signedAt: string
  texts: readonly TextOut[]
  link: string
}

const BECAME = {
  adopted: SUBMISSION_STATES.adopted,
  declined: SUBMISSION_STATES.declined,
  returned: '退改后没有交回，未采用',
  submitted: SUBMISSION_STATES.declined,
  draft: '没有报送',
  'with-head': '送了负责人审签，没有报送',
} as const

export function issueOut({ publication, issue, department, by, signedAt, texts, link: address }: IssueOut): Message {
  const adopted = texts.filter(({ became }) => became === 'adopted').length
  return compose(`〔${publication}〕${issue}已签发${adopted > 0 ? `，采用贵单位来稿 ${adopted} 篇` : ''}`, [
    paragraph(`${department}：`),
    paragraph(
      `《${publication}》${issue}已签发。${texts.length > 0 ? '贵单位来稿的办理结果如下。' : '本期没有收到贵单位的来稿。'}`,
    ),
    facts({ 刊期: `《${publication}》${issue}`, 签发人: by, 签发时间: minuteInChinese(signedAt) }),
    ...entriesOf(texts),
    ...(adopted > 0 ? [paragraph('采用的来稿编辑作了哪些改动，可在来稿页面对照查看。')] : []),
    link('查看来稿', address),
  ])
}

const entriesOf = (texts: readonly TextOut[]): Block[] =>
  texts.length === 0
    ? []
    : [
        list(
          '来稿：',
          texts.map(({ text, became, reason }, n) => {
            const why = reason && became !== 'adopted' ? `（${reason}）` : ''
            return `${n + 1}. ${BECAME[became]}${why}：${oneLine(text)}`
          }),
        ),
      ]
