/** Merged cells (ECMA-376, 18.3.1.55): each cell of a merge says what its first one says, as its reader sees it. */
import { cellIn, columnOfLetters, MOST_COLUMNS, MOST_ROWS, type Row, UnreadableSheet } from '../sheet.ts'

const RANGE = /^([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})$/i

/** Rows in their order, changed in place; `ranges` such as `A2:A4`. @throws UnreadableSheet where merges lie upon one another. */
export function fillMerged(rows: readonly Row[], ranges: readonly string[]): void {
  // Merges do not overlap: together they hold no more cells than there are.
  let left = MOST_ROWS * MOST_COLUMNS
  for (const range of ranges) {
    const [, fromColumn = '', fromRow, toColumn = '', toRow] = RANGE.exec(range.replaceAll('$', '')) ?? []
    const first = columnOfLetters(fromColumn)
    const last = Math.min(columnOfLetters(toColumn), MOST_COLUMNS - 1)
    if (first < 0 || first > last) continue
    const begin = placeOf(rows, Number(fromRow))
    const top = rows[begin]
    const said = top?.row === Number(fromRow) ? cellIn(top, first) : { text: '', problem: null }
    for (let at = begin; at < rows.length; at += 1) {
      const row = rows[at]
      if (!row || row.row > Number(toRow)) break
      left -= last - first + 1
      if (left < 0) throw new UnreadableSheet('合并的单元格互相重叠，请另存后再试')
      while (row.cells.length < first) row.cells.push({ text: '', problem: null })
      for (let column = first; column <= last; column += 1) row.cells[column] = said
    }
  }
}

/** The place of the first row with this number or a higher one. */
function placeOf(rows: readonly Row[], number: number): number {
  let [low, high] = [0, rows.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((rows[middle]?.row ?? 0) < number) low = middle + 1
    else high = middle
  }
  return low
}
