/** Where a list's head is, which may lie under a title, and which column is which, in any order. */
import type { ListName } from '../centre/recipient.ts'
import { COLUMNS, type Column, type Columns, columnsIn, titleKey, titleOf } from './columns.ts'
import { cellIn, isBlank, quoted, type Row } from './sheet.ts'

/** `head`: the number of its row; 0 where there is none. `given`: a person said so. */
export type Layout = { head: number; columns: Columns; given?: boolean }

/** Why there is no layout, in Chinese; `known`: how many columns the likeliest row names. */
export type NoLayout = { why: string; known: number }

/** Under how many rows of title a head is looked for, and how many rows below tell what a column holds. */
const ROWS_ABOVE = 30
const ROWS_BELOW = 30
const MOST_NAMED = 8

/** The first row that names all columns. Blank rows do not count. */
export function layoutOf(rows: readonly Row[]): Layout | NoLayout {
  let likeliest: NoLayout | null = null
  for (const [at, row] of rows.slice(0, ROWS_ABOVE).entries()) {
    const layout = layoutBy(row, rows.slice(at + 1, at + 1 + ROWS_BELOW))
    if ('columns' in layout) return layout
    if (layout.known > (likeliest?.known ?? -1)) likeliest = layout
  }
  return likeliest ?? { why: '没有内容', known: 0 }
}

/** The columns as this row names them. */
export function layoutBy(row: Row, below: readonly Row[]): Layout | NoLayout {
  const keys = row.cells.map(({ text }) => titleKey(text))
  const { places, twice } = columnsIn(keys, (place) => holdAddresses(below, place))
  const { unit, name, address, lists } = places
  const missing = COLUMNS.filter((column) => places[column] === null)
  // `收文岗 <a@b.cn>` in one column says both.
  const named =
    missing.every((column) => column === 'name') &&
    address !== null &&
    below.some((one) => /[<＜〈《]/.test(cellIn(one, address).text))
  const known = COLUMNS.length - missing.length
  if (twice.length) return { known, why: `第 ${row.row} 行表头里有两列“${twice.map(titleOf).join('、')}”` }
  if (address === null || lists === null || (missing.length > 0 && !named))
    return { known, why: whyNoHead(row, missing) }
  return {
    head: row.row,
    columns: {
      unit,
      name,
      address,
      lists,
      count: keys.findLastIndex((_, at) => row.cells[at]?.text.trim() !== '') + 1,
    },
  }
}

function whyNoHead(row: Row, missing: readonly Column[]): string {
  const heads = row.cells.map(({ text }) => text.trim()).filter((text) => text !== '')
  const named = heads.slice(0, MOST_NAMED).map(quoted).join('')
  return `第 ${row.row} 行应是表头，缺少：${missing.map(titleOf).join('、')}（须有单位、姓名、邮箱、名单四列，次序不限）；这一行写的是：${named}${heads.length > MOST_NAMED ? '等' : ''}`
}

/** Whether most of what stands in a column are mailboxes. */
function holdAddresses(rows: readonly Row[], column: number): boolean {
  const texts = rows.map((row) => cellIn(row, column).text).filter((text) => text.trim() !== '')
  return texts.length > 0 && texts.filter(isLikeAddress).length * 2 > texts.length
}

export const isLikeAddress = (text: string): boolean => /[@＠]/.test(text)

/** What a person says of the columns: places counted from 0, null for none. */
export type Given = { unit: number | null; name: number | null; address: number; lists: number | ListName[] }

/** `head`: the number of the head's row, 0 for none; where it is not given, all rows above the first mailbox are title and head. */
export function givenLayout(rows: readonly Row[], given: Given, head?: number): Layout {
  const saying = rows.filter((row) => !isBlank(row))
  const first = saying.findIndex((row) => isLikeAddress(cellIn(row, given.address).text))
  return {
    head: head ?? saying[first - 1]?.row ?? 0,
    columns: { ...given, count: Number.POSITIVE_INFINITY },
    given: true,
  }
}
