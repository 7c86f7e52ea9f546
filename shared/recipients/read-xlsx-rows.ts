/** The rows of one sheet of an XLSX file, with the numbers they bear there. */
import { type Cell, isBlank, MOST_COLUMNS, MOST_ROWS, type Row, UnreadableSheet } from './sheet.ts'
import { textsOf } from './xml.ts'

type Reading = { kind: 'cell'; reference: string | undefined; type: string; value: string; formula: boolean }

/** `BC12` → 54, the column counted from 0; where there is no reference, the one after the last. */
function columnOf(reference: string | undefined, next: number): number {
  const letters = /^([A-Z]{1,3})[0-9]+$/.exec(reference ?? '')?.[1]
  if (letters === undefined) return next
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

/** Control characters are written as `_x000D_` in these files (ECMA-376, 22.9.2.19, ST_Xstring). */
const unescaped = (text: string): string =>
  text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))

function cellOf({ type, value, formula }: Reading, strings: readonly string[]): Cell {
  if (formula) return { text: value, problem: '是公式，只接受文字' }
  if (type === 'e') return { text: value, problem: `是错误值 ${value}` }
  if (type !== 's') return { text: unescaped(value), problem: null }
  const text = strings[/^\d+$/.test(value) ? Number(value) : -1]
  return text === undefined ? { text: '', problem: '的文字找不到了' } : { text: unescaped(text), problem: null }
}

/** Rows that say something: a sheet may be formatted to its end. @throws UnreadableSheet where rows are out of order or there is too much. */
export function readRows(xml: string, strings: readonly string[]): Row[] {
  const rows: Row[] = []
  for (const found of rowsAndCells(xml)) {
    const row = rows.at(-1)
    if (found.kind === 'row') {
      if (row && isBlank(row)) rows.pop()
      rows.push({ row: numberOf(found.reference, row), cells: [] })
    } else if (row) put(row, found, strings)
    if (rows.length > MOST_ROWS) throw new UnreadableSheet(`超过 ${MOST_ROWS} 行，请分成几个文件`)
  }
  return rows
}

/** Each row as it begins, then its cells as each is complete. */
function* rowsAndCells(xml: string): Generator<{ kind: 'row'; reference: string | undefined } | Reading> {
  let cell: Reading | null = null
  for (const event of textsOf(xml)) {
    if (event.kind === 'text') {
      if (cell && (event.within === 'v' || event.within === 't')) cell.value += event.text
    } else if (event.kind === 'close') {
      if (event.name === 'c' && cell) yield cell
    } else if (event.name === 'row') yield { kind: 'row', reference: event.attributes.get('r') }
    else if (event.name === 'c') cell = begun(event.attributes)
    else if (event.name === 'f' && cell) cell.formula = true
  }
}

const begun = (attributes: ReadonlyMap<string, string>): Reading => ({
  kind: 'cell',
  reference: attributes.get('r'),
  type: attributes.get('t') ?? 'n',
  value: '',
  formula: false,
})

function numberOf(written: string | undefined, before: Row | undefined): number {
  const number = written === undefined ? (before?.row ?? 0) + 1 : Number(written)
  if (!Number.isInteger(number) || number <= (before?.row ?? 0))
    throw new UnreadableSheet('表格的行号次序不对，请另存后再试')
  return number
}

/** What stands beyond the last column that is read is left out. */
function put(row: Row, cell: Reading, strings: readonly string[]): void {
  const column = columnOf(cell.reference, row.cells.length)
  if (column >= MOST_COLUMNS) return
  while (row.cells.length < column) row.cells.push({ text: '', problem: null })
  row.cells[column] = cellOf(cell, strings)
}
