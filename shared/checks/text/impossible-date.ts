/** Days that no calendar has: 2月31日, 13月5日, 2月29日 of a year without one; spans that end before they begin. */
import type { Found } from '../finding.ts'
import { type Around, daysIn, type NamedDay, namedDays, yearOf } from './dates.ts'
import { halfWidth } from './signs.ts'

type Impossible = Found<'impossible-date'>
/** A month alone with its year: 2026年13月. */
const MONTH = /(?<![0-9])(\d{4})年(\d{1,2})月(?![ ]?\d)/g

export function impossibleDates(text: string, around: Around): Impossible[] {
  const days = namedDays(text).flatMap((day): Impossible[] => {
    const why = whyImpossible(day, around)
    return why === null ? [] : [{ kind: 'impossible-date', start: day.start, end: day.end, message: why }]
  })
  const months = [...halfWidth(text).matchAll(MONTH)]
    .filter(([, , month]) => daysIn(null, Number(month)) === 0)
    .map(
      ({ 0: found, 2: month, index }): Impossible => ({
        kind: 'impossible-date',
        start: index,
        end: index + found.length,
        message: `没有 ${month} 月，请核对“${found}”`,
      }),
    )
  return [...days, ...months].toSorted((a, b) => a.start - b.start)
}

function whyImpossible(named: NamedDay, around: Around): string | null {
  const { written, month, day, until } = named
  const ends = [{ month, day }, ...(until ? [until] : [])]
  for (const end of ends) {
    const days = daysIn(yearOf({ year: named.year, month: end.month }, around), end.month)
    if (days === 0) return `没有 ${end.month} 月，请核对“${written}”`
    if (end.day < 1 || end.day > days) return `${end.month} 月没有 ${end.day} 日，请核对“${written}”`
  }
  if (until && (isBefore(until, named) || (until.month === month && until.day < day)))
    return `“${written}”的结束日期早于开始日期`
  return null
}

const MOST_BACK = 5
/** 3月8日至2月10日. A span over the new year ends in a month that is earlier by much: 12月28日至1月3日. */
const isBefore = (until: { month: number }, { month }: { month: number }): boolean =>
  until.month < month && month - until.month <= MOST_BACK
