/** Tables: a row or column of 合计 that is not the sum of the others, and 办结 too far above 受理 in a row. */
import type { FigureTable } from '../../content/content.ts'
import type { Found } from '../finding.ts'
import type { Kind } from '../kinds.ts'
import { isAbove } from './relations.ts'
import { CARRIED_OVER } from './rules.ts'
import { decimalsOf } from './units.ts'

/** `row` and `column` of the cell. */
export type CellFound = Found<Kind> & { row: number; column: number }

const IS_TOTAL = /^(?:合计|总计|共计|总数|累计|小计)(?:（.*）)?$/
const NUMBER = /^\d{1,12}(?:\.\d{1,6})?$/
/** Columns of shares and averages have no sum. */
const NO_SUM = /率|占比|比重|比例|%|％|增幅|增长|同比|环比|平均|排名|序号|满意|日均/
const LEAST_PARTS = 2

export function tableFindings({ head, rows }: FigureTable): CellFound[] {
  return [...columnSums(head, rows), ...rowSums(head, rows), ...closedInRows(head, rows)]
}

const numberIn = (cell: string | undefined): number | null =>
  cell !== undefined && NUMBER.test(cell.trim()) ? Number(cell) : null

/** The last or the first row, where it alone is called 合计. */
function columnSums(head: readonly string[], rows: readonly (readonly string[])[]): CellFound[] {
  const isTotal = ([name = '']: readonly string[]) => IS_TOTAL.test(name.replaceAll(/\s/g, ''))
  const at = rows.findIndex(isTotal)
  const total = rows[at]
  const parts = rows.filter((_, n) => n !== at)
  if (!total || (at > 0 && at < rows.length - 1) || parts.some(isTotal) || parts.length < LEAST_PARTS) return []
  return total.flatMap((cell, column) =>
    column === 0 || NO_SUM.test(head[column] ?? '')
      ? []
      : sumIn(
          cell,
          parts.map((row) => row[column]),
          at,
          column,
        ),
  )
}

/** The last column, where it is called 合计; or the first after the names. */
function rowSums(head: readonly string[], rows: readonly (readonly string[])[]): CellFound[] {
  const column = head.findIndex((title) => IS_TOTAL.test(title.replaceAll(/\s/g, '')))
  const others = head.map((_, n) => n).filter((n) => n > 0 && n !== column)
  if (column < 1 || others.length < LEAST_PARTS || others.some((n) => NO_SUM.test(head[n] ?? ''))) return []
  return rows.flatMap((row, at) =>
    sumIn(
      row[column] ?? '',
      others.map((n) => row[n]),
      at,
      column,
    ),
  )
}

function sumIn(cell: string, parts: readonly (string | undefined)[], row: number, column: number): CellFound[] {
  const whole = numberIn(cell)
  const known = parts.map(numberIn)
  if (whole === null || known.some((part) => part === null)) return []
  const decimals = Math.max(decimalsOf(cell), ...parts.map((part) => decimalsOf(part ?? '')))
  const sum = known.reduce<number>((total, part) => total + (part ?? 0), 0)
  const rounding = decimals === 0 ? 0 : (0.5 * (known.length + 1)) / 10 ** decimals
  if (Math.abs(whole - sum) <= rounding + 1e-9) return []
  const message = `合计 ${cell} 不等于各项之和 ${Number(sum.toFixed(decimals))}`
  return [{ kind: 'sum-mismatch', start: 0, end: cell.length, message, row, column }]
}

function closedInRows(head: readonly string[], rows: readonly (readonly string[])[]): CellFound[] {
  const columnOf = (word: RegExp) => head.findIndex((title) => word.test(title))
  const [received, closed] = [columnOf(/^受理(?!.*[率比])/), columnOf(/^办结(?!.*[率比])/)]
  if (received < 1 || closed < 1) return []
  const unit = (title = '') => title.slice(2)
  if (unit(head[received]) !== unit(head[closed])) return []
  const counted = /万/.test(unit(head[closed])) ? 10_000 : 1
  return rows.flatMap((row, at): CellFound[] => {
    const [of, value] = [numberIn(row[received]), numberIn(row[closed])]
    if (of === null || value === null || !isAbove(value, of, CARRIED_OVER, counted)) return []
    const cell = row[closed] ?? ''
    const message = `“${row[0] ?? ''}”办结 ${cell} 明显多于受理 ${row[received] ?? ''}，请核对`
    return [{ kind: 'closed-above-received', start: 0, end: cell.length, message, row: at, column: closed }]
  })
}
