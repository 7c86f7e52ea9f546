/** When departments are reminded by the plan: the instants around the deadline, each with its words. */
import { dayOf } from '../calendar.ts'
import type { Publication } from '../centre/publication.ts'
import type { ReminderPlan } from '../centre/reminder-plan.ts'
import type { Issue } from '../issue/issue.ts'
import { dayPlus, instantOn, knowsHolidaysOf, workingDay } from '../working-days.ts'
import { deadlineOf } from './deadlines.ts'
import { takesInput } from './submission-workflow.ts'

/** `at`: an ISO instant in UTC; `words`: `截稿前 1 个工作日`. */
export type PlannedReminder = { at: string; words: string; departments: readonly string[] }

type Planned = Omit<PlannedReminder, 'departments'>

/** Earliest first, one a day. */
export function remindersAround({ before, after, at, workingDays }: ReminderPlan, deadline: string): Planned[] {
  const last = dayOf(new Date(deadline))
  const unit = workingDays ? '个工作日' : '天'
  const on = (n: number) => instantOn((workingDays ? workingDay : dayPlus)(last, n), at)
  const planned = [
    ...before.map((n) => ({ at: on(-n), words: n === 0 ? '截稿当天' : `截稿前 ${n} ${unit}` })),
    ...after.map((n) => ({ at: on(n), words: `截稿后 ${n} ${unit}` })),
  ]
  const byInstant = Map.groupBy(planned, (one) => one.at)
  return [...byInstant]
    .map(([instant, those]) => ({ at: instant, words: [...new Set(those.map(({ words }) => words))].join('、') }))
    .toSorted((a, b) => (a.at < b.at ? -1 : 1))
}

/** The reminders of an issue that takes news, earliest first, around each deadline for its departments; none where there is no plan. */
export function remindersOf(issue: Issue, { reminders }: Pick<Publication, 'reminders'>): PlannedReminder[] {
  if (!reminders || !takesInput(issue) || issue.deadline === null) return []
  const common = issue.deadline
  return [...Map.groupBy(issue.called, (id) => deadlineOf(issue, id) ?? common)]
    .flatMap(([deadline, departments]) =>
      remindersAround(reminders, deadline).map(({ at, words }) => ({
        at,
        words: deadline === common ? words : `延期单位${words}`,
        departments,
      })),
    )
    .toSorted((a, b) => (a.at < b.at ? -1 : 1))
}

/** The years around a deadline whose public holidays are not known: only their weekends are passed over. */
export function unknownYears({ workingDays }: Pick<ReminderPlan, 'workingDays'>, days: readonly string[]): number[] {
  if (!workingDays) return []
  const years = new Set(days.map((instant) => Number(dayOf(new Date(instant)).slice(0, 4))))
  return [...years].filter((year) => !knowsHolidaysOf(year)).toSorted((a, b) => a - b)
}
