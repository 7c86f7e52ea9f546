/** The issue itself, to everyone on its lists: headings and first words as a summary, the PDF attached. */
import { dayInChinese } from '../calendar.ts'
import { firstWords } from '../clipped.ts'
import type { Section } from '../content/content.ts'
import { figurePlaces, printedFigure } from '../content/figures.ts'
import { itemMark, sectionMark } from '../content/numbering.ts'
import type { FrozenLetter, LetterNotice } from '../issue/frozen-letter.ts'
import type { Block } from './block.ts'
import { between, composeInTwo, list, masthead, paragraph, quoteIfAny } from './message.ts'

/**
 * `issue` as `2026年第2期`; `issueDate` a day; `sections` and `correction` as they were frozen; `corrects` as
 * `2026年第1期`, the issue that this one corrects; `fileName` the attached PDF's.
 */
export type IssueMail = {
  publication: string
  issue: string
  issuingUnit: string
  issueDate: string
  sections: readonly Section[]
  corrects: string | null
  correction: string | null
  fileName: string
}

/** Behind the masthead stands what became known after it was signed. */
export const issueMail = (facts: IssueMail): Pick<FrozenLetter, 'subject' | 'text' | 'html'> =>
  composeInTwo(
    issueSubject(facts),
    [masthead(facts.publication, `${facts.issue}　${facts.issuingUnit}`)],
    [
      paragraph(
        `《${facts.publication}》${facts.issue}已印发，全文见附件 PDF“${facts.fileName}”。${whatFollows(facts)}`,
      ),
      ...(facts.correction ? [paragraph(facts.correction)] : []),
      ...facts.sections.map(summary),
      paragraph(`${facts.issuingUnit}\n${dayInChinese(facts.issueDate)}`),
    ],
    ['以附件为准。如不应收到此邮件，或附件无法打开，请回复告知。'],
  )

/** `〔刊名〕2026年第2期`, and which issue it corrects. */
const issueSubject = ({ publication, issue, corrects }: IssueMail) =>
  `〔${publication}〕${issue}${corrects ? `（更正${corrects}）` : ''}`

/**
 * What a reader of an issue that was corrected since must know before anything that it says: `issue` corrects it, in the
 * words of `correction`, and comes by a mail of its own.
 */
export const correctedNotice = ({ issue, correction }: Pick<IssueMail, 'issue' | 'correction'>): LetterNotice => ({
  subject: '（已更正）',
  ...between([
    paragraph(`请注意：本期印发后已由${issue}更正，请以更正为准。${issue}发给收到本期的每一个邮箱，另有邮件。`),
    ...quoteIfAny('更正的内容', correction),
  ]),
})

/** The same letter as a test, which says so in its subject, at its beginning and in the name of its file. */
export function asTest({ subject, text, html, fileName, ...rest }: FrozenLetter): FrozenLetter {
  const name = `测试-${fileName}`
  const said = between([
    paragraph(`【测试】这封邮件只发给您本人，内容未经审核签发，请勿转发。附件的文件名是“${name}”。`),
  ])
  return {
    ...rest,
    subject: `【测试】${subject}`,
    text: [said.text + text[0], text[1]],
    html: [html[0] + said.html, html[1]],
    fileName: name,
  }
}

const whatFollows = ({ corrects }: IssueMail) => (corrects ? `您收到过的${corrects}有误，请以本期为准：` : '本期内容：')

function summary(section: Section, at: number): Block {
  const heading = sectionMark(at + 1) + section.title
  if (section.kind === 'figures') return list(heading, [firstSentence(withFigures(section))])
  return list(
    heading,
    section.items.map(({ text }, number) => itemMark(number + 1) + firstSentence(text)),
  )
}

/** A first sentence says what it is about; a long one is cut, at the end of a clause where one is near. */
function firstSentence(text: string): string {
  const [sentence = ''] = /^[^。\n]*。?/.exec(text) ?? []
  const start = firstWords(sentence, 60)
  const [clauses] = /^.{20,}(?=[，；：])/u.exec(start) ?? []
  return start === sentence || clauses === undefined ? start : `${clauses}……`
}

function withFigures({ text, figures }: Extract<Section, { kind: 'figures' }>): string {
  const printed = new Map(figures.map(({ id, value, unit }) => [id, printedFigure(value, unit)]))
  return figurePlaces(text, new Set(printed.keys()))
    .map((part) => ('figure' in part ? (printed.get(part.figure) ?? '') : part.text))
    .join('')
}
