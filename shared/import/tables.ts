/** Tables under a caption 表1 …, where every row has as many cells as the head. */
import type { FigureTable } from '../content/content.ts'
import { LEAST_COLUMNS, MOST_COLUMNS, MOST_ROWS } from '../content/part-limits.ts'
import type { TextLine } from './lines.ts'
import { mayBegin, type Tell } from './paragraphs.ts'

const CAPTION = /^表[0-9０-９一二三四五六七八九十]{1,3}(?![0-9０-９月日年])/
const CLOSES_A_SENTENCE = /[。；，！？]$/

const cellsOf = ({ raw }: TextLine): string[] => raw.trim().split(/[\s\u3000]+/)

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
    const [head, ...rows] = isCaption ? rowsFrom(lines, at + 1) : []
    if (head && rows.length > 0 && rows.length <= MOST_ROWS && head.length <= MOST_COLUMNS) {
      tables.push({ title: line.raw.trim().replace(/[\s\u3000]+/g, ' '), head, rows })
      at += rows.length + 1
    } else if (isCaption) tell(line, '像表格的标题，但下面的行没有认出是表格')
    else {
      if (tables.length > 0) tell(line, '表格之后还有正文；表格排在正文之后，请调整')
      texts.push(line)
    }
  }
  return { texts, tables }
}

/** The rows from `at` on that have as many cells as the first of them. */
function rowsFrom(lines: readonly TextLine[], at: number): string[][] {
  const rows: string[][] = []
  for (const line of lines.slice(at, at + MOST_ROWS + 2)) {
    const cells = cellsOf(line)
    const width = rows[0]?.length ?? cells.length
    if (cells.length < LEAST_COLUMNS || cells.length !== width || CLOSES_A_SENTENCE.test(line.text)) break
    rows.push(cells)
  }
  return rows
}
