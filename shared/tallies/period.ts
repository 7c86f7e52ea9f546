/** The span of months that a tally is of: at most three years, and the spans that are offered. */

import { monthLater } from '../calendar.ts'
import type { RefusalCode } from '../refusals.ts'
import { MOST_MONTHS } from './most-months.ts'

export type Span = { from: string; until: string }

const numberOf = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1

export function whyNoSpan({ from, until }: Span): RefusalCode | null {
  if (until < from) return 'months-reversed'
  return numberOf(until) - numberOf(from) >= MOST_MONTHS ? 'too-many-months' : null
}

/** The year that a month is in; or that year. */
export const yearOf = (month: string): Span => ({ from: `${month.slice(0, 4)}-01`, until: `${month.slice(0, 4)}-12` })

/** `now`: the month that it is. */
export function offeredSpans(now: string): { label: string; span: Span }[] {
  const quarter = monthLater(now, -(numberOf(now) % 3))
  const quarterFrom = (from: string): Span => ({ from, until: monthLater(from, 2) })
  return [
    { label: '本年', span: yearOf(now) },
    { label: '上年', span: yearOf(monthLater(now, -12)) },
    { label: '本季度', span: quarterFrom(quarter) },
    { label: '上季度', span: quarterFrom(monthLater(quarter, -3)) },
    { label: '近 12 个月', span: { from: monthLater(now, -11), until: now } },
  ]
}
