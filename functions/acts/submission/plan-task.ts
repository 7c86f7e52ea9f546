/** The work by which an issue's reminders follow the plan, written wherever its deadline or the plan is set. */
import type { Issue } from '#shared/issue/issue.ts'
import type { Task } from '#shared/work.ts'

/** Written whether there is a plan or not: the worker reads which one holds, also one that is set at the same moment. */
export const planTask = ({ id }: Pick<Issue, 'id'>, now: Date): Task => ({
  kind: 'remind-by-plan',
  issueId: id,
  since: now.toISOString(),
})
