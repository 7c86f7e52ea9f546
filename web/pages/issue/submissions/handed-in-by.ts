/** How many submissions a department has handed in (also jointly), and whether one was late. */
import type { Submission } from '#shared/submission/submission.ts'
import { isHandedIn } from '#shared/submission/submission-workflow.ts'

export function handedInBy(departmentId: string, submissions: readonly Submission[]): { count: number; late: boolean } {
  const own = submissions.filter((one) => isHandedIn(one) && one.departments.includes(departmentId))
  return { count: own.length, late: own.some(({ late }) => late) }
}
