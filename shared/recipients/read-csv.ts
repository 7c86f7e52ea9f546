/** CSV (RFC 4180) to rows, as spreadsheets, databases and people save it: other delimiters, a line that names one, blanks before quotes. */
import { layoutOf } from './list-head.ts'
import { isBlank, MOST_COLUMNS, MOST_ROWS, type Row, type Sheet, tooManyRows, UnreadableSheet } from './sheet.ts'

const DELIMITERS = [',', '\t', ';', '，', '；', '|'] as const
/** As much of a file is tried with each delimiter. */
const TRIED = 20_000
/** What programs for spreadsheets write and read to name it. */
const NAMED = /^"?sep=([^"\r\n])\1*"?(?:\r\n|\r|\n|$)/i

/** Rows that say something. @throws UnreadableSheet where a quote is not closed or there is too much. */
export function readCsv(file: string): Sheet {
  const text = file.slice(afterMarks(file, 0), beforeEndMark(file))
  const named = NAMED.exec(text)
  const line = named?.[0] ?? ''
  const delimiter = named?.[1] ?? delimiterOf(text)
  const rows: Row[] = []
  for (const row of rowsOf(text.slice(afterMarks(text, line.length)), delimiter, named ? 2 : 1)) {
    if (!isBlank(row)) rows.push(row)
    if (rows.length > MOST_ROWS) throw tooManyRows()
  }
  return { name: null, rows, passedOver: named ? [{ where: '第 1 行', why: `只说明分隔符：${line.trim()}` }] : [] }
}

/** A byte order mark is one at the beginning, and where programs put one more. */
function afterMarks(text: string, from: number): number {
  let at = from
  while (text[at] === '\uFEFF') at += 1
  return at
}

/** DOS ends a text with U+001A; blanks before it say nothing either. */
function beforeEndMark(text: string): number {
  let end = text.length
  while (end > 0 && (text[end - 1] === '\u001A' || text[end - 1]?.trim() === '')) end -= 1
  return end
}

/** The one by which a head is found, or else the one that divides the most. */
function delimiterOf(text: string): string {
  const begin = text.slice(0, TRIED)
  const tried = DELIMITERS.map((delimiter) => {
    const rows: Row[] = []
    try {
      for (const row of rowsOf(begin, delimiter, 1)) if (!isBlank(row)) rows.push(row)
    } catch {
      // What was cut off in a quote, or is no file of this delimiter, is found when the whole is read.
    }
    const layout = layoutOf(rows)
    const known = 'columns' in layout ? 4 : layout.known
    return { delimiter, known, cells: Math.max(0, ...rows.slice(0, 20).map(({ cells }) => cells.length)) }
  })
  return tried.reduce((best, one) =>
    one.known > best.known || (one.known === best.known && one.cells > best.cells) ? one : best,
  ).delimiter
}

type Read = { text: string; problem: string | null; end: number }

/** Every row with its number, in one walk through the text. */
function* rowsOf(text: string, delimiter: string, first: number): Generator<Row> {
  const plain = new RegExp(`[^${delimiter.replace(/[\]\\^-]/, '\\$&')}\\r\\n]*`, 'y')
  const blanks = delimiter === '\t' ? /[ \u3000\uFEFF]*/y : /[ \t\u3000\uFEFF]*/y
  const until = (pattern: RegExp, from: number): number => {
    pattern.lastIndex = from
    pattern.test(text)
    return pattern.lastIndex
  }
  const cellAt = (from: number, row: number): Read => {
    const quote = until(blanks, from)
    const end = until(plain, from)
    if (text[quote] !== '"') return { text: text.slice(afterMarks(text, from), end), problem: null, end }
    const close = closing(text, quote)
    if (close < 0) throw unclosed(row)
    const said = text.slice(quote + 1, close).replaceAll('""', '"')
    const after = until(plain, close + 1)
    if (until(blanks, close + 1) >= after) return { text: said, problem: null, end: after }
    // Where it went over a line, rows may lie within it.
    if (/[\r\n]/.test(said)) throw unclosed(row)
    return { text: said + text.slice(close + 1, after), problem: '的引号后面还有文字', end: after }
  }
  let row: Row = { row: first, cells: [] }
  let at = 0
  while (at < text.length) {
    const { end, ...cell } = cellAt(at, row.row)
    row.cells.push(cell)
    if (row.cells.length > MOST_COLUMNS) throw new UnreadableSheet(`第 ${row.row} 行的列数过多`)
    at = end + (text.startsWith('\r\n', end) ? 2 : 1)
    if (text[end] === delimiter) continue
    yield row
    row = { row: row.row + 1, cells: [] }
  }
  if (row.cells.length > 0) yield row
}

/** The quote that ends what begins with the one at `from`: two are one within it; -1 where there is none. */
function closing(text: string, from: number): number {
  let at = text.indexOf('"', from + 1)
  while (at >= 0 && text[at + 1] === '"') at = text.indexOf('"', at + 2)
  return at
}

const unclosed = (row: number) => new UnreadableSheet(`第 ${row} 行的引号没有配对`)
