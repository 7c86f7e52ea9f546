/** A figure beside its own past: what it was last month (环比) and in the same month of last year (同比), and the change since. */
import { type Figure, monthBefore, type PastMonth, valueIn, yearBefore } from './history.ts'

/** `value` as it was printed, or in the figure's unit of now; `change` as a share of it, null where it was zero or nothing valid is known now. */
export type Compared = { value: string; change: number | null }
export type Comparison = { lastMonth: Compared | null; lastYear: Compared | null }

/** `figure.value` is '' where none is known yet. */
export function compared(figure: Figure, history: readonly PastMonth[], period: string): Comparison {
  const at = (then: string): Compared | null => {
    const past = history.filter((month) => month.period === then).flatMap((month) => valueIn(month, figure))[0]
    if (!past) return null
    const now = figure.value === '' ? Number.NaN : Number(figure.value)
    const change = (now - past.value) / past.value
    return {
      // Without the rounding of fractions in base two: 50500 件 are 5.05 万件.
      value: past.written ?? String(Number(past.value.toPrecision(12))),
      change: Number.isFinite(change) ? change : null,
    }
  }
  return { lastMonth: at(monthBefore(period)), lastYear: at(yearBefore(period)) }
}

const TIMES = 10

/** `+3.1%`, `−5.0%`, `持平`, or `约 9510 倍`. */
export function changeInWords(change: number): string {
  if (change >= TIMES) return `约 ${Math.round(change + 1)} 倍`
  const percent = Math.abs(change * 100).toFixed(1)
  if (percent === '0.0') return '持平'
  return `${change > 0 ? '+' : '−'}${percent}%`
}
