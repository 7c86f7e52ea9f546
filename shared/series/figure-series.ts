/** The series of a figure (指标走势): its value in each month of a span, in its unit of now, with every break told. */
import { monthLater } from '../calendar.ts'
import type { Span } from '../tallies/period.ts'
import type { PrintedMonth } from './printed-month.ts'

/** Why a month has no value, or one that was not printed so. */
export const NOTES = {
  'no-issue': '没有印发',
  'no-figure': '没有这个指标',
  'other-unit': '单位不同，不能换算',
  converted: '单位不同，已换算',
} as const

/** `value` null: there is none in the figure's unit of now, and the line breaks. `printed`: as it stands in the issue. */
export type Point = {
  period: string
  value: number | null
  printed: string | null
  issue: { id: string; label: string } | null
  note: keyof typeof NOTES | null
}

type Figure = { id: string; unit: string }

/** Oldest first, a point for each month. */
export function seriesOf(figure: Figure, months: readonly PrintedMonth[], { from, until }: Span): Point[] {
  const points: Point[] = []
  for (let period = from; period <= until; period = monthLater(period, 1))
    points.push(
      pointOf(
        figure,
        months.find((month) => month.period === period),
        period,
      ),
    )
  return points
}

function pointOf(figure: Figure, month: PrintedMonth | undefined, period: string): Point {
  const none = { period, value: null, printed: null }
  if (!month) return { ...none, issue: null, note: 'no-issue' }
  const issue = { id: month.issueId, label: month.label }
  const then = month.figures.find(({ id }) => id === figure.id)
  if (!then) return { ...none, issue, note: 'no-figure' }
  const printed = `${then.value}${then.unit}`
  if (then.now === null) return { ...none, printed, issue, note: 'other-unit' }
  return { period, value: then.now, printed, issue, note: then.unit === figure.unit ? null : 'converted' }
}

/** Runs of months beside one another with values that were printed in one unit: only these are joined by a line. */
export function runsOf(points: readonly Point[]): number[][] {
  const runs: number[][] = []
  for (const [n, point] of points.entries()) {
    if (point.value === null) continue
    const before = points[n - 1]
    const last = runs.at(-1)
    if (last && before && before.value !== null && before.note === point.note) last.push(n)
    else runs.push([n])
  }
  return runs
}

const TICKS = 4

/** Round numbers from 0 to the first at or above `most`. */
export function ticksTo(most: number): number[] {
  if (!(most > 0)) return [0, 1]
  const rough = most / TICKS
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = ([1, 2, 2.5, 5].find((times) => times * power >= rough * (1 - 1e-9)) ?? 10) * power
  const count = Math.ceil(most / step - 1e-9)
  return Array.from({ length: count + 1 }, (_, n) => Number((n * step).toPrecision(12)))
}
