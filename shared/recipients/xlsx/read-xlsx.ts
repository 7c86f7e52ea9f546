/** The visible sheets of an XLSX file (ECMA-376): what their reader saw, and word of what is hidden. */
import {
  type Book,
  cellIn,
  columnLetters,
  MOST_ROWS,
  rowsInWords,
  type Sheet,
  saysNothing,
  tooManyRows,
  UnreadableSheet,
} from '../sheet.ts'
import { formatsIn } from './formats.ts'
import { fillMerged } from './merged-cells.ts'
import { type Grid, readGrid } from './read-grid.ts'
import { openWorkbook, type SheetPart } from './workbook.ts'
import { openParts, type Parts } from './xlsx-parts.ts'

/** More than anyone keeps lists in. */
const MOST_SHEETS = 50

/** @throws UnreadableSheet for anything that is no such file. */
export function readXlsx(bytes: Uint8Array): Book {
  const parts = openParts(bytes)
  if (!parts) throw new UnreadableSheet('这不是 Excel 表格（.xlsx），请另存为 .xlsx 或 CSV')
  const { sheets, strings, styles, since1904 } = openWorkbook(parts)
  const reading = { strings, since1904, formats: formatsIn(styles ? parts.read(styles) : null) }
  const book: Book = { sheets: [], passedOver: [] }
  for (const sheet of sheets) {
    const why = whyNotRead(sheet)
    if (why) book.passedOver.push({ where: `工作表“${sheet.name}”`, why })
    else if (book.sheets.length >= MOST_SHEETS)
      throw new UnreadableSheet(`工作表超过 ${MOST_SHEETS} 张，请分成几个文件`)
    else book.sheets.push(seen(sheet.name, readGrid(textOf(parts, sheet), reading)))
  }
  if (book.sheets.length === 0)
    throw new UnreadableSheet(sheets.length ? '所有工作表都是隐藏的，请取消隐藏后另存' : '表格文件里没有工作表')
  if (book.sheets.reduce((sum, { rows }) => sum + rows.length, 0) > MOST_ROWS) throw tooManyRows()
  return book
}

function whyNotRead({ hidden, kind }: SheetPart): string | null {
  if (hidden) return '是隐藏的工作表'
  return kind === '' || kind === 'worksheet' ? null : '是图表或其他内容，不是表格'
}

const textOf = (parts: Parts, { part }: SheetPart): string => parts.read(part ?? '')

/** Without hidden rows and columns; merged cells first, as those that are seen show what a hidden one says. */
function seen(name: string, { rows, hidden, merged }: Grid): Sheet {
  const unseen = rows.filter((row) => row.hidden).map(({ row }) => row)
  fillMerged(rows, merged)
  const visible = rows.filter((row) => !row.hidden)
  const columns = [...hidden].filter((column) => visible.some((row) => !saysNothing(cellIn(row, column))))
  for (const row of visible) for (const column of columns) row.cells[column] = { text: '', problem: null }
  return {
    name,
    rows: visible.map(({ row, cells }) => ({ row, cells })),
    passedOver: [
      ...rowsInWords(unseen).map((where) => ({ where, why: '是隐藏的行（如被筛选掉的）' })),
      ...columns.map((column) => ({ where: `${columnLetters(column)} 列`, why: '是隐藏的列' })),
    ],
  }
}
