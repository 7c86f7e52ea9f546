/** Suggests the fields of a new issue. */
import { monthLater } from '#shared/calendar.ts'
import type { Issue } from '#shared/issue/issue.ts'
import { nextNumbers } from '#shared/issue/planned-opening.ts'
import type { TypedSettings } from './issue-fields.tsx'

/** The month after the newest period (or last month), the number after the year's newest, the total after the newest. */
export function suggested(
  known: readonly Pick<Issue, 'period' | 'number' | 'total' | 'issueDate'>[],
  day: string,
): TypedSettings {
  const periods = known.map(({ period }) => period).sort()
  const newest = periods.at(-1)
  const { number, total } = nextNumbers(known, day)
  return {
    period: newest ? monthLater(newest, 1) : day.slice(0, 7),
    number: String(number),
    total: String(total ?? ''),
    issueDate: day,
    securityNumber: '',
    copies: '',
  }
}
