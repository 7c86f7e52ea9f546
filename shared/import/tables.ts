/** Tables under a caption 表1 …, where every row has as many cells as the head. */
import type { FigureTable } from '../content/content.ts'
import { LEAST_COLUMNS, MOST_COLUMNS, MOST_ROWS } from '../content/part-limits.ts'
import type { TextLine } from './lines.ts'
import { mayBegin, type Tell } from './paragraphs.ts'

const CAPTION = /^表[0-9０-９一二三四五六七八九十]{1,3}(?![0-9０-９月日年])/
const CLOSES_A_SENTENCE = /[。；，！？]$/

const UNIT = /^[（(]?(?:计量)?单位[:：]/
/** What divides the cells of a row, the surest first: a space may stand within a cell. */
const DIVIDERS: readonly ((raw: string) => string[])[] = [
  (raw) => raw.split('\t'),
  (raw) => raw.split(/[|｜│┃]/),
  (raw) => raw.trim().split(/\s*(?:\t| {2}|\u3000)\s*/),
  (raw) => raw.trim().split(/\s+/),
]
/** A line of Markdown or of a drawn frame between head and rows. */
const RULE = /^(?=.*[-=─━]{3})[-:=+|｜\s─━┼├┤┌┐└┘┬┴│┃]+$/

/** The lines that are no table's, and the tables. What stands behind a table is told: a table is printed after the text. */
export function withTables(
  lines: readonly TextLine[],
  fullWidth: number,
  tell: Tell,
): { texts: TextLine[]; tables: FigureTable[] } {
  const texts: TextLine[] = []
  const tables: FigureTable[] = []
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at]
    if (!line) continue
    const isCaption =
      CAPTION.test(line.text) && !CLOSES_A_SENTENCE.test(line.text) && mayBegin(lines[at - 1], line, fullWidth)
    const unit = isCaption && UNIT.test(lines[at + 1]?.text ?? '') ? lines[at + 1] : undefined
    const from = at + (unit ? 2 : 1)
    const { taken, rows: all } = isCaption ? rowsFrom(lines, from) : NO_ROWS
    const [head, ...rows] = all
    if (head && rows.length > 0 && rows.length <= MOST_ROWS && head.length <= MOST_COLUMNS) {
      tables.push({ title: line.raw.trim().replace(/[\s\u3000]+/g, ' '), head, rows })
      if (unit) tell(unit, '表格的单位没有放的地方，请写进表头')
      at = from + taken - 1
    } else if (isCaption) tell(line, '像表格的标题，但下面的行没有认出是表格')
    else {
      if (tables.length > 0) tell(line, '表格之后还有正文；表格排在正文之后，请调整')
      texts.push(line)
    }
  }
  return { texts, tables }
}

/** How many lines were taken, and the rows that they hold. */
type Rows = { taken: number; rows: string[][] }
const NO_ROWS: Rows = { taken: 0, rows: [] }

/** By the divider that finds the most. */
const rowsFrom = (lines: readonly TextLine[], at: number): Rows =>
  DIVIDERS.map((cellsOf) => dividedBy(cellsOf, lines, at)).reduce((most, one) => (one.taken > most.taken ? one : most))

/** The rows from `at` on that have as many cells as the first of them. */
function dividedBy(cellsOf: (raw: string) => string[], lines: readonly TextLine[], at: number): Rows {
  const rows: string[][] = []
  let taken = 0
  for (const line of lines.slice(at, at + 2 * MOST_ROWS + 2)) {
    if (!RULE.test(line.raw)) {
      const cells = cellsOf(line.raw).map((cell) => cell.trim().replace(/\s+/g, ' '))
      const width = rows[0]?.length ?? cells.length
      if (cells.length < LEAST_COLUMNS || cells.length !== width || CLOSES_A_SENTENCE.test(line.text)) break
      rows.push(cells)
    }
    taken += 1
  }
  return { taken, rows: withoutEmptySides(rows) }
}

/** Rows may begin and end with what divides them. */
function withoutEmptySides(rows: readonly string[][]): string[][] {
  const isEmpty = (place: number) => rows.every((cells) => cells.at(place) === '')
  const [from, to] = [isEmpty(0) ? 1 : 0, isEmpty(-1) ? -1 : undefined]
  return rows.map((cells) => cells.slice(from, to))
}
