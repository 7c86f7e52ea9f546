/** When the plan opens the issue of a month, and what its number and dates will be. */
import { dayOf, monthLater, monthOf } from '../calendar.ts'
import type { OpeningPlan } from '../centre/opening-plan.ts'
import { dayPlus, instantOn, isWorkingDay, knowsHolidaysOf, workingDay } from '../working-days.ts'
import type { Issue } from './issue.ts'

/** `at`, `deadline`: ISO instants in UTC; `deadline` null: nobody is called. */
export type PlannedOpening = { at: string; period: string; issueDate: string; deadline: string | null }

const orNextWorkingDay = (day: string): string => (isWorkingDay(day) ? day : workingDay(day, 1))

function openingOf(plan: OpeningPlan, month: string): PlannedOpening {
  const lastDay = Number(dayPlus(`${monthLater(month, 1)}-01`, -1).slice(8))
  const base = `${month}-${String(Math.min(plan.day, lastDay)).padStart(2, '0')}`
  const day = plan.workingDays === 0 ? orNextWorkingDay(base) : workingDay(base, plan.workingDays)
  const { call } = plan
  return {
    at: instantOn(day, plan.at),
    period: plan.period === 'this-month' ? month : monthLater(month, -1),
    issueDate: orNextWorkingDay(dayPlus(day, plan.issuedAfter)),
    deadline: call ? instantOn(workingDay(day, call.workingDays), call.at) : null,
  }
}

/** A day is shifted by no more than twenty working days. */
const around = (plan: OpeningPlan, instant: string): PlannedOpening[] =>
  [-2, -1, 0, 1, 2, 3].map((n) => openingOf(plan, monthLater(monthOf(new Date(instant)), n)))

/** The first opening after an instant. */
export function nextOpening(plan: OpeningPlan, after: string): PlannedOpening {
  const next = around(plan, after).find(({ at }) => at > after)
  if (!next) throw new Error('a month that never comes')
  return next
}

/** The last opening after `since` that is due by `now`: one that was missed in an earlier month is not made up for. */
export const dueOpening = (plan: OpeningPlan, since: string, now: string): PlannedOpening | undefined =>
  around(plan, now).findLast(({ at }) => since < at && at <= now)

/** Of the days of an opening, the years whose public holidays are not known. */
export function unknownYearsOf({ at, issueDate, deadline }: PlannedOpening): number[] {
  const days = [dayOf(new Date(at)), issueDate, ...(deadline ? [dayOf(new Date(deadline))] : [])]
  return [...new Set(days.map((day) => Number(day.slice(0, 4))))].filter((year) => !knowsHolidaysOf(year))
}

type Known = Pick<Issue, 'number' | 'total' | 'issueDate'>

/** The number after the highest of its year, and the total after the highest that is known; null where none has one. */
export function nextNumbers(known: readonly Known[], issueDate: string): { number: number; total: number | null } {
  const year = issueDate.slice(0, 4)
  const numbers = known.filter((one) => one.issueDate.startsWith(year)).map(({ number }) => number)
  const totals = known.flatMap(({ total }) => (total === null ? [] : [total]))
  return { number: Math.max(0, ...numbers) + 1, total: totals.length > 0 ? Math.max(...totals) + 1 : null }
}
