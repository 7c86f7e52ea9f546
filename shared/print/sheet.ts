/**
 * What stands on the sheet, in printing order: the marks and figures filled in, every text with the face it is set in.
 *
 * The HTML (document.ts) and the choice of font files both start from it, so a text cannot be printed
 * whose font was not asked for.
 */
import { dayInChinese, monthInChinese } from '../calendar.ts'
import type {
  Colophon,
  Content,
  FiguresSection,
  FigureTable,
  Group,
  ItemsSection,
  Picture,
  Section,
  Security,
} from '../content/content.ts'
import { figurePlaces, printedFigure } from '../content/figures.ts'
import { itemMark, pointMark, sectionMark } from '../content/numbering.ts'
import type { Run } from './runs.ts'
import { runsOf } from './runs.ts'

export type Paragraph = Run[]

/** What follows one another in a section. */
export type Block =
  | { kind: 'paragraph'; runs: Paragraph }
  | { kind: 'table'; table: FigureTable }
  | { kind: 'picture'; picture: Picture }

export type Sheet = {
  title: string
  name: string | null
  number: string | null
  issuingUnit: string
  issueDate: string
  security: Security | null
  /** Paragraphs of the correction and of the editor's note; none where there is no such part. */
  correction: Paragraph[]
  note: Paragraph[]
  sections: { heading: string; blocks: Block[] }[]
  /** Lines of the colophon, `报：` and what follows it; a list without receivers has no line. */
  colophon: { key: string; text: string }[]
  /** `共印120份`, or null. */
  copies: string | null
}

/** What stands before the paragraphs of a correction and of a note. */
export const CORRECTION_HEADING = '更正'
export const NOTE_LEAD = '编者按：'

export function sheetOf(content: Content): Sheet {
  const { masthead, sections, colophon } = content
  return {
    title: titleOf(content),
    name: masthead.name,
    number: masthead.number,
    issuingUnit: masthead.issuingUnit,
    issueDate: dayInChinese(masthead.issueDate),
    security: content.security ?? null,
    correction: lines(content.correction ?? '').map(runsOf),
    note: lines(content.note ?? '').map(runsOf),
    sections: sections.map((section, i) => ({
      heading: sectionMark(i + 1) + section.title,
      blocks: blocksOf(section),
    })),
    colophon: entriesOf(colophon),
    copies: colophon.copies === undefined ? null : `共印${colophon.copies}份`,
  }
}

/** The name a reader's window and the PDF's properties show; an issue that lost its 刊名 goes by unit and month. */
export function titleOf({ masthead, period }: Content): string {
  return [masthead.name ?? masthead.issuingUnit, masthead.number ?? monthInChinese(period)].join(' ')
}

/** The hashes of all pictures, each once, in printing order. */
export function imagesOf(sheet: Sheet): string[] {
  const images = sheet.sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === 'picture' ? [block.picture.image] : [])),
  )
  return [...new Set(images)]
}

function blocksOf(section: Section): Block[] {
  return section.kind === 'figures'
    ? [...asBlocks(figuresParagraphs(section)), ...exhibitsOf(section)]
    : itemsBlocks(section)
}

const asBlocks = (paragraphs: Paragraph[]): Block[] => paragraphs.map((runs) => ({ kind: 'paragraph', runs }))

function exhibitsOf({ tables = [], pictures = [] }: Pick<FiguresSection, 'tables' | 'pictures'>): Block[] {
  return [
    ...tables.map((table) => ({ kind: 'table', table }) as const),
    ...pictures.map((picture) => ({ kind: 'picture', picture }) as const),
  ]
}

/** `{id}` gives way to value and unit; an `{id}` without its figure stays as it is, to be seen. */
function figuresParagraphs({ text, figures }: FiguresSection): Paragraph[] {
  const printed = new Map(figures.map(({ id, value, unit }) => [id, printedFigure(value, unit)]))
  return lines(text).map((line) =>
    figurePlaces(line, new Set(printed.keys())).flatMap((part) =>
      'figure' in part ? figureRun(printed.get(part.figure) ?? '') : runsOf(part.text),
    ),
  )
}

/** A short one stays on one line. */
const figureRun = (text: string): Run => ({ text, breaks: text.length <= 12 ? 'whole' : 'as usual' })

/** The mark opens the first paragraph and the text runs on after it; so do the marks of the points. */
function itemsBlocks({ items }: ItemsSection): Block[] {
  return items.flatMap(({ text, points = [], ...exhibits }, i) => [
    ...asBlocks(marked(itemMark(i + 1), text)),
    ...points.flatMap((point, n) => asBlocks(marked(pointMark(n + 1), point))),
    ...exhibitsOf(exhibits),
  ])
}

function marked(mark: string, text: string): Paragraph[] {
  const [first = '', ...others] = lines(text)
  return [mark + first, ...others].map(runsOf)
}

/** The paragraphs of a text; indents typed by hand go, since the page indents them itself. */
function lines(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

const entriesOf = ({ reporting, sending = [], distribution }: Colophon): Sheet['colophon'] =>
  [
    { key: '报：', text: groupsText(reporting) },
    { key: '送：', text: groupsText(sending) },
    { key: '发：', text: groupsText(distribution) },
  ].filter(({ text }) => text !== '')

const groupsText = (groups: Group[]): string => groups.map(({ name, mark }) => name + mark).join('')
