/**
 * The sheet in printing order: marks and figures filled in, every text with its face. The HTML (document.ts) and the choice of font files
 * both start from it, so no text is printed whose font was not asked for.
 */
import { dayInChinese, monthInChinese } from '../calendar.ts'
import { GROUPS } from '../content/colophon-groups.ts'
import type {
  Colophon,
  Content,
  FiguresSection,
  FigureTable,
  Group,
  ItemsSection,
  Picture,
  Section,
} from '../content/content.ts'
import { figurePlaces, printedFigure } from '../content/figures.ts'
import { itemMark, pointMark, sectionMark } from '../content/numbering.ts'
import { keysOf } from '../keys-of.ts'
import { type Runs, runsOf, type Span } from './runs.ts'

/** A table as it is set: head and rows are of the same width. */
export type SetTable = { title: Runs; head: Runs[]; rows: Runs[][] }

/** What follows one another in a section. */
export type Block =
  | { kind: 'paragraph'; runs: Runs }
  | { kind: 'table'; table: SetTable }
  | { kind: 'picture'; picture: Picture; caption: Runs | null }

/** Every text that is printed is in runs, so that no line end tears what runs.ts keeps whole, wherever it stands. */
export type Sheet = {
  /** The file's title, which is printed nowhere. */
  title: string
  name: Runs | null
  number: Runs | null
  issuingUnit: Runs
  issueDate: Runs
  security: { level: Runs; number: Runs | null } | null
  /** Paragraphs of the correction and of the editor's note; none where there is no such part. */
  correction: Runs[]
  note: Runs[]
  sections: { heading: Runs; blocks: Block[] }[]
  /** Lines of the colophon, `报：` and what follows it; a list without receivers has no line. */
  colophon: { key: string; text: Runs }[]
  /** `共印120份`, or null. */
  copies: Runs | null
}

/** What stands before the paragraphs of a correction and of a note. */
export const CORRECTION_HEADING = '更正'
export const NOTE_LEAD = '编者按：'

export function sheetOf(content: Content): Sheet {
  const { masthead, security, correction = '', note = '', sections, colophon } = content
  return {
    title: titleOf(content),
    name: runsOrNull(masthead.name),
    number: runsOrNull(masthead.number),
    issuingUnit: runsOf(masthead.issuingUnit),
    issueDate: runsOf(dayInChinese(masthead.issueDate)),
    security: security ? { level: runsOf(security.level), number: runsOrNull(security.number) } : null,
    correction: paragraphsOf(correction),
    note: paragraphsOf(note),
    sections: sections.map((section, i) => ({
      heading: marked(sectionMark(i + 1), runsOf(section.title)),
      blocks: blocksOf(section),
    })),
    colophon: entriesOf(colophon),
    copies: colophon.copies === undefined ? null : runsOf(`共印${colophon.copies}份`),
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

const runsOrNull = (text: string | null | undefined): Runs | null => (text ? runsOf(text) : null)

function blocksOf(section: Section): Block[] {
  return section.kind === 'figures'
    ? [...asBlocks(figuresParagraphs(section)), ...exhibitsOf(section)]
    : itemsBlocks(section)
}

const asBlocks = (paragraphs: Runs[]): Block[] => paragraphs.map((runs) => ({ kind: 'paragraph', runs }))

function exhibitsOf({ tables = [], pictures = [] }: Pick<FiguresSection, 'tables' | 'pictures'>): Block[] {
  return [
    ...tables.map((table) => ({ kind: 'table', table: setTable(table) }) as const),
    ...pictures.map((picture) => ({ kind: 'picture', picture, caption: runsOrNull(picture.caption) }) as const),
  ]
}

const setTable = ({ title, head, rows }: FigureTable): SetTable => ({
  title: runsOf(title),
  head: head.map((text) => runsOf(text)),
  rows: rows.map((row) => row.map((text) => runsOf(text))),
})

/** `{id}` gives way to value and unit; an `{id}` without its figure stays as it is, to be seen. */
function figuresParagraphs({ text, figures }: FiguresSection): Runs[] {
  const printed = new Map(figures.map(({ id, value, unit }) => [id, printedFigure(value, unit)]))
  return lines(text).map((line) => {
    const spans: Span[] = []
    let whole = ''
    for (const part of figurePlaces(line, new Set(printed.keys()))) {
      const from = whole.length
      whole += 'figure' in part ? (printed.get(part.figure) ?? '') : part.text
      if ('figure' in part) spans.push({ from, to: whole.length })
    }
    return runsOf(whole, spans)
  })
}

/** The mark opens the first paragraph and the text runs on after it; so do the marks of the points. */
function itemsBlocks({ items }: ItemsSection): Block[] {
  return items.flatMap(({ text, points = [], ...exhibits }, i) => [
    ...asBlocks(markedParagraphs(itemMark(i + 1), text)),
    ...points.flatMap((point, n) => asBlocks(markedParagraphs(pointMark(n + 1), point))),
    ...exhibitsOf(exhibits),
  ])
}

function markedParagraphs(mark: string, text: string): Runs[] {
  const [first = [], ...others] = paragraphsOf(text)
  return [marked(mark, first), ...others]
}

/** A mark is no part of the text: `1.` before `3月` makes no 1.3. */
const marked = (mark: string, runs: Runs): Runs => [{ text: mark, breaks: 'as usual' }, ...runs]

const paragraphsOf = (text: string): Runs[] => lines(text).map((line) => runsOf(line))

/** The paragraphs of a text; indents typed by hand go, since the page indents them itself. */
function lines(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

const entriesOf = (colophon: Colophon): Sheet['colophon'] =>
  keysOf(GROUPS).flatMap((list) => {
    const { [list]: groups = [] } = colophon
    return groups.length === 0 ? [] : [{ key: `${GROUPS[list]}：`, text: runsOf(groupsText(groups)) }]
  })

const groupsText = (groups: Group[]): string => groups.map(({ name, mark }) => name + mark).join('')
