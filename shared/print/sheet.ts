/**
 * What stands on the sheet, in printing order: the marks and figures filled in, every text with the face it is set in.
 *
 * The HTML (document.ts) and the choice of font files both start from it, so a text cannot be printed
 * whose font was not asked for.
 */
import { dayInChinese, monthInChinese } from '../calendar.ts'
import type { Content, FiguresSection, Group, ItemsSection, Section } from '../content.ts'
import { itemMark, sectionMark } from '../numbering.ts'
import type { Run } from './runs.ts'
import { runsOf } from './runs.ts'

export type Paragraph = Run[]

export type Sheet = {
  title: string
  name: string | null
  number: string | null
  issuingUnit: string
  issueDate: string
  sections: { heading: string; paragraphs: Paragraph[] }[]
  /** Lines of the colophon, `报：` and what follows it; a list without receivers has no line. */
  colophon: { key: string; text: string }[]
}

export function sheetOf(content: Content): Sheet {
  const { masthead, sections, colophon } = content
  return {
    title: titleOf(content),
    name: masthead.name,
    number: masthead.number,
    issuingUnit: masthead.issuingUnit,
    issueDate: dayInChinese(masthead.issueDate),
    sections: sections.map((section, i) => ({
      heading: sectionMark(i + 1) + section.title,
      paragraphs: paragraphsOf(section),
    })),
    colophon: [
      { key: '报：', text: groupsText(colophon.reporting) },
      { key: '发：', text: groupsText(colophon.distribution) },
    ].filter(({ text }) => text !== ''),
  }
}

/** The name a reader's window and the PDF's properties show; an issue that lost its 刊名 goes by unit and month. */
export function titleOf({ masthead, period }: Content): string {
  return [masthead.name ?? masthead.issuingUnit, masthead.number ?? monthInChinese(period)].join(' ')
}

function paragraphsOf(section: Section): Paragraph[] {
  return section.kind === 'figures' ? figuresParagraphs(section) : itemsParagraphs(section)
}

/** `{id}` gives way to value and unit; an `{id}` without its figure stays as it is, to be seen. */
function figuresParagraphs({ text, figures }: FiguresSection): Paragraph[] {
  const printed = new Map(figures.map(({ id, value, unit }) => [id, value + unit]))
  return lines(text).map((line) =>
    line.split(/(\{[a-z0-9-]{1,40}\})/).flatMap((part) => {
      const figure = part.startsWith('{') ? printed.get(part.slice(1, -1)) : undefined
      return figure === undefined
        ? runsOf(part)
        : [{ text: figure, breaks: figure.length <= 12 ? 'whole' : 'as usual' }]
    }),
  )
}

/** The mark opens the first paragraph and the text runs on after it. */
function itemsParagraphs({ items }: ItemsSection): Paragraph[] {
  return items.flatMap(({ text }, i) => {
    const [first = '', ...others] = lines(text)
    return [itemMark(i + 1) + first, ...others].map(runsOf)
  })
}

/** The paragraphs of a text; indents typed by hand go, since the page indents them itself. */
function lines(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

const groupsText = (groups: Group[]): string => groups.map(({ name, mark }) => name + mark).join('')
