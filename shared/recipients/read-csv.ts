/** CSV (RFC 4180) to rows; also with tabs or semicolons, as spreadsheets save it. */
import { isBlank, MOST_COLUMNS, MOST_ROWS, type Row, UnreadableSheet } from './sheet.ts'

const DELIMITERS = [',', '\t', ';'] as const

/** What divides the cells of the first line that says anything. */
function delimiterOf(text: string): string {
  const first = text.split(/[\r\n]+/).find((line) => line.trim() !== '') ?? ''
  const counts = DELIMITERS.map((delimiter) => first.split(delimiter).length)
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ','
}

/** One cell at `lastIndex` and what ends it: quoted with doubled quotes inside, or plain up to the next end. */
const cellAt = (delimiter: string) =>
  new RegExp(`(?:"([^"]*(?:""[^"]*)*)"(?!")|)([^${delimiter}\\r\\n]*)(${delimiter}|\\r\\n|\\r|\\n|$)`, 'y')

/** Rows that say something. @throws UnreadableSheet where a quote is not closed or there is too much. */
export function readCsv(text: string): Row[] {
  const pattern = cellAt(delimiterOf(text))
  const rows: Row[] = []
  let cells: Row['cells'] = []
  let row = 1
  while (pattern.lastIndex < text.length) {
    const [, quoted, plain = '', end = ''] = pattern.exec(text) ?? []
    // A quote that opens a cell and is not closed would swallow all that follows.
    if (quoted === undefined && plain.startsWith('"')) throw new UnreadableSheet(`第 ${row} 行的引号没有配对`)
    const cell = quoted === undefined ? plain : quoted.replaceAll('""', '"') + plain
    cells.push({ text: cell, problem: null })
    if (cells.length > MOST_COLUMNS) throw new UnreadableSheet(`第 ${row} 行的列数过多`)
    if (end === '\r\n' || end === '\r' || end === '\n' || pattern.lastIndex >= text.length) {
      if (!isBlank({ row, cells })) rows.push({ row, cells })
      cells = []
      row += 1
    }
    if (rows.length > MOST_ROWS) throw new UnreadableSheet(`超过 ${MOST_ROWS} 行，请分成几个文件`)
  }
  return rows
}
