/** A cell of a table that contradicts the figure of the same name: 省本级办理政务服务事项｜4.90, where the figure is 5.24. */
import type { FigureTable } from '../../content/content.ts'
import { isAsSaid, isOtherMonth, OTHER, said, sameNameAs } from './contradicting-number.ts'
import type { Figure } from './history.ts'
import type { CellFound } from './table-sums.ts'

/** Columns and rows of this month's values, under a name that says no more than that. */
const NOW =
  /^(?:数值?|数量|数据|指标值|本期|本月|当月|办件量|业务量|件数|总量|合计|总计|全省|省本级|(?:\d{4}年)?\d{1,2}月(?:份)?)?$/
const IN_BRACKETS = /[（(]([^（）()]{1,8}(?:（[件人次户]）)?)[）)]$/
const CELL = /^(\d{1,12}(?:\.\d{1,6})?)[ ]?([^\d\s.,，。%％]{0,6})$/

/** In a table a figure is named by the first cell of its row (指标｜本月｜上月), or by the head of its column. */
export function contradictingCells(
  { title, head, rows }: FigureTable,
  figures: readonly Figure[],
  period: string,
): CellFound[] {
  if (figures.length === 0) return []
  const [year, month] = period.split('-').map(Number)
  /** A year or a month that is not the issue's. */
  const isOtherTime = (text: string): boolean => {
    const [, named] = /(\d{4})年/.exec(text) ?? []
    return (named !== undefined && Number(named) !== year) || isOtherMonth(text, month ?? 0)
  }
  if (OTHER.test(title) || isOtherTime(title)) return []
  const unitOf = (text: string): string => IN_BRACKETS.exec(text.trim())?.[1]?.replace(/^单位[：:]/, '') ?? ''
  const bare = (text: string): string => text.trim().replace(IN_BRACKETS, '')
  const isNow = (text: string): boolean => NOW.test(bare(text)) && !isOtherTime(text)
  const named = (text: string) => {
    if (!/\p{Script=Han}{2}/u.test(text) || OTHER.test(text)) return []
    const are = [bare(text), text].map(sameNameAs)
    return figures.filter(({ name }) => are.some((isSame) => isSame(name)))
  }
  const unitColumn = head.findIndex((one) => /^(?:计量)?单位$/.test(one.trim()))
  const of = (row: number, column: number, name: string, same: readonly Figure[], units: readonly string[]) => {
    const cell = rows[row]?.[column] ?? ''
    const [, value, ownUnit = ''] = CELL.exec(cell.trim()) ?? []
    const [figure] = same
    if (value === undefined || !figure) return []
    const unit = [ownUnit, ...units].find((one) => one !== '') ?? figure.unit
    if (same.some((one) => isAsSaid(one, value, unit))) return []
    const message = said(bare(name), value, unit, figure)
    return [{ kind: 'contradicting-number' as const, start: 0, end: cell.length, message, row, column }]
  }
  return rows.flatMap((cells, row): CellFound[] => {
    if (cells.some((cell) => OTHER.test(cell) || isOtherTime(cell))) return []
    // Behind a number of the row, if there is one.
    const at = /^\d{0,3}$/.test(cells[0]?.trim() ?? '') ? 1 : 0
    const name = cells[at] ?? ''
    const units = [unitOf(name), cells[unitColumn]?.trim() ?? '', unitOf(title)]
    const byRow = named(name)
    const inRow = head.flatMap((over, column) =>
      column <= at || column === unitColumn || !isNow(over)
        ? []
        : of(row, column, name, byRow, [unitOf(over), ...units]),
    )
    const isWhole = rows.length === 1 ? !/窗口|[厅局委市县区]$/.test(name) : isNow(name) && name.trim() !== ''
    const inColumn = isWhole
      ? head.flatMap((over, column) =>
          CELL.test(name.trim()) || column > at
            ? of(row, column, over, named(over), [unitOf(over), unitOf(title)])
            : [],
        )
      : []
    return byRow.length > 0 ? inRow : inColumn
  })
}
