/** How many submissions a department has handed in (also jointly), and whether one was late. */
import type { Submission } from '#shared/submission.ts'

/** The same count as the reminder's (functions/acts/remind.ts): what was returned counts as not handed in. */
export function handedInBy(departmentId: string, submissions: readonly Submission[]): { count: number; late: boolean } {
  const own = submissions.filter(
    ({ departments, state }) => state !== 'draft' && state !== 'returned' && departments.includes(departmentId),
  )
  return { count: own.length, late: own.some(({ late }) => late) }
}
