/** One sheet of an XLSX file as it lies there: rows with their numbers, which rows and columns are hidden, which cells are merged. */
import { columnOfLetters, isBlank, MOST_COLUMNS, MOST_ROWS, type Row, tooManyRows, UnreadableSheet } from '../sheet.ts'
import { cellOf, type Reading, type Written } from './cell.ts'
import { type Attributes, sheetParts } from './sheet-parts.ts'
import { isTrue } from './workbook.ts'

export type GridRow = Row & { hidden: boolean }

/** Rows that say something: a sheet may be formatted to its end. `hidden`: columns, counted from 0. `merged`: such as `A2:A4`. */
export type Grid = { rows: GridRow[]; hidden: Set<number>; merged: string[] }

/** @throws UnreadableSheet where rows are out of order or there is too much. */
export function readGrid(xml: string, reading: Reading): Grid {
  const grid: Grid = { rows: [], hidden: new Set(), merged: [] }
  const { rows, merged } = grid
  for (const found of sheetParts(xml)) {
    const row = rows.at(-1)
    if (found.kind === 'column') hide(grid, found.attributes)
    else if (found.kind === 'merge') merged.push(found.attributes.get('ref') ?? '')
    else if (found.kind === 'cell') {
      if (row) put(row, found.cell, reading)
    } else {
      if (row && isBlank(row)) rows.pop()
      rows.push({ row: numberOf(found.attributes.get('r'), row), cells: [], hidden: isHidden(found.attributes, 'ht') })
    }
    if (rows.length > MOST_ROWS) throw tooManyRows()
    if (merged.length > MOST_ROWS) throw new UnreadableSheet('合并的单元格过多，请另存后再试')
  }
  const last = rows.at(-1)
  if (last && isBlank(last)) rows.pop()
  return grid
}

function hide({ hidden }: Grid, attributes: Attributes): void {
  if (!isHidden(attributes, 'width')) return
  const [first, last] = [Number(attributes.get('min')), Number(attributes.get('max'))]
  for (let column = 0; column < MOST_COLUMNS; column += 1)
    if (column + 1 >= first && column + 1 <= last) hidden.add(column)
}

/** By its mark, or no higher or wider than nothing. */
const isHidden = (attributes: Attributes, size: 'ht' | 'width'): boolean =>
  isTrue(attributes.get('hidden')) || Number(attributes.get(size) ?? 1) === 0

function numberOf(written: string | undefined, before: Row | undefined): number {
  const number = written === undefined ? (before?.row ?? 0) + 1 : Number(written)
  if (!Number.isInteger(number) || number <= (before?.row ?? 0))
    throw new UnreadableSheet('表格的行号次序不对，请另存后再试')
  return number
}

/** In its column, or where it names none in the next; what stands beyond the last column that is read is left out. */
function put(row: Row, written: Written, reading: Reading): void {
  const letters = /^([A-Za-z]{1,3})[0-9]+$/.exec(written.reference ?? '')?.[1]
  const column = letters === undefined ? row.cells.length : columnOfLetters(letters)
  if (column >= MOST_COLUMNS) return
  while (row.cells.length < column) row.cells.push({ text: '', problem: null })
  row.cells[column] = cellOf(written, reading)
}
