/** Suggests the fields of a new issue. */
import type { Issue } from '#shared/issue/issue.ts'
import type { TypedSettings } from './issue-fields.tsx'

/** The month after the newest period (or last month), the number after the year's newest, the total after the newest. */
export function suggested(
  known: readonly Pick<Issue, 'period' | 'number' | 'total' | 'issueDate'>[],
  day: string,
): TypedSettings {
  const periods = known.map(({ period }) => period).sort()
  const newest = periods.at(-1)
  const year = day.slice(0, 4)
  const numbers = known.filter(({ issueDate }) => issueDate.startsWith(year)).map(({ number }) => number)
  const totals = known.flatMap(({ total }) => (total === null ? [] : [total]))
  return {
    period: newest ? nextMonth(newest) : day.slice(0, 7),
    number: String(Math.max(0, ...numbers) + 1),
    total: totals.length ? String(Math.max(...totals) + 1) : '',
    issueDate: day,
    securityNumber: '',
    copies: '',
  }
}

function nextMonth(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number)
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`
}
