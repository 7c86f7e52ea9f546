/** Until when a department hands in in time: its own deadline (延期) where it was given one, else the common one; and what is late. */
import type { Issue } from '../issue/issue.ts'

type Deadlines = Pick<Issue, 'deadline' | 'ownDeadlines'>

/** Whether it was given a deadline of its own. */
export const isExtended = ({ ownDeadlines = {} }: Pick<Issue, 'ownDeadlines'>, departmentId: string): boolean =>
  Object.hasOwn(ownDeadlines, departmentId)

/** An ISO instant; null while nobody was called. */
export const deadlineOf = (issue: Deadlines, departmentId: string): string | null =>
  isExtended(issue, departmentId) ? (issue.ownDeadlines?.[departmentId] ?? null) : issue.deadline

/** Whether it is over; its own minute is still in time. */
export const isPast = (deadline: string, now: Date): boolean => now.getTime() > Date.parse(deadline)

/** Whether it is still to come, as every deadline that is set must be. */
export const isAhead = (deadline: string, now: Date): boolean => Date.parse(deadline) > now.getTime()

/** Whether what the department hands in now is late (逾期). */
export function isLate(issue: Deadlines, departmentId: string, now: Date): boolean {
  const deadline = deadlineOf(issue, departmentId)
  return deadline !== null && isPast(deadline, now)
}
