/** The header: which column is which, in any order. */
import { type Row, UnreadableSheet } from './sheet.ts'

const NAMES = {
  unit: ['单位', '单位名称', '工作单位'],
  name: ['姓名', '姓名或称谓', '收件人'],
  mailbox: ['邮箱', '电子邮箱', '邮箱地址', '电子邮件'],
  lists: ['名单', '所在名单'],
} as const satisfies Record<string, readonly string[]>

export type Column = keyof typeof NAMES
/** Column → its place, counted from 0; and how many columns the header names. */
export type Columns = Record<Column, number> & { count: number }

/** What a column is called to the reader. */
export const titleOf = (column: Column): string => NAMES[column][0]

/** @throws UnreadableSheet naming the columns that are missing or there twice. */
export function columnsOf({ row, cells }: Row): Columns {
  const titles = cells.map(({ text }) => text.normalize('NFKC').replace(/[\s\uFEFF]/g, ''))
  const at = (column: Column) => {
    const names: readonly string[] = NAMES[column]
    const places = titles.flatMap((title, place) => (names.includes(title) ? [place] : []))
    if (places.length > 1) throw new UnreadableSheet(`第 ${row} 行表头里有两列“${titleOf(column)}”`)
    return places[0] ?? -1
  }
  const columns = { unit: at('unit'), name: at('name'), mailbox: at('mailbox'), lists: at('lists') }
  const missing = (['unit', 'name', 'mailbox', 'lists'] as const).filter((column) => columns[column] < 0)
  if (missing.length)
    throw new UnreadableSheet(
      `第 ${row} 行应是表头，缺少：${missing.map(titleOf).join('、')}（须有单位、姓名、邮箱、名单四列，次序不限）`,
    )
  return { ...columns, count: titles.findLastIndex((title) => title !== '') + 1 }
}
