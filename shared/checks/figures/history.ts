/** The earlier values of a figure, in the months before, in its unit of now. */
import { inUnit } from './units.ts'

export type Figure = { id: string; name: string; value: string; unit: string }
/** What was printed in one month. */
export type PastMonth = { period: string; figures: readonly { id: string; value: string; unit: string }[] }

/** `value` in the figure's unit of now; `written` as it was printed, null where the unit was another one. */
export type Past = { period: string; value: number; written: string | null }

const MOST_MONTHS = 12

/** The figure's values before the month, the latest first: those of twelve months, and that of the same month a year ago. */
export function pastOf(figure: Figure, history: readonly PastMonth[], period: string): Past[] {
  return history
    .filter((month) => month.period < period)
    .toSorted((a, b) => (a.period < b.period ? 1 : -1))
    .flatMap((month) => valueIn(month, figure))
    .slice(0, MOST_MONTHS)
}

/** The figure's value in that month, if there is one in a unit of the same things. */
export function valueIn(month: PastMonth, figure: Figure): Past[] {
  const then = month.figures.find(({ id }) => id === figure.id)
  const value = then && inUnit(Number(then.value), then.unit, figure.unit)
  if (then === undefined || value === null || value === undefined || !Number.isFinite(value)) return []
  return [{ period: month.period, value, written: then.unit === figure.unit ? then.value : null }]
}

export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  const [low = Number.NaN, high = Number.NaN] = [sorted[sorted.length % 2 ? middle : middle - 1], sorted[middle]]
  return (low + high) / 2
}

/** The same month of the year before: `2026-02` → `2025-02`. */
export const yearBefore = (period: string): string => `${Number(period.slice(0, 4)) - 1}${period.slice(4)}`

/** How far values of a month lie from their median, at the middle of them, as a share of it. */
export function spread(values: readonly number[]): number {
  const middle = median(values)
  return middle === 0 ? 0 : median(values.map((value) => Math.abs(value - middle))) / middle
}

/** The month before: `2026-01` → `2025-12`. */
export function monthBefore(period: string): string {
  const [year = 0, month = 0] = period.split('-').map(Number)
  return month === 1 ? `${year - 1}-12` : `${year}-${String(month - 1).padStart(2, '0')}`
}
