/** The mail to an editor about departments that the plan would remind and that nobody writes for; none where somebody does by now. */
import { departmentName } from '#shared/centre/departments.ts'
import { reminderUnreached } from '#shared/mail/reminder-unreached.ts'
import { takesInput } from '#shared/submission/submission-workflow.ts'
import type { Notice } from '#shared/work.ts'
import type { WorkerDeps } from '../../deps.ts'
import { contributorsOf } from '../../store/people.ts'
import { toDesk } from './notice-facts.ts'

export async function reminderUnreachedMail(deps: WorkerDeps, notice: Extract<Notice, { mail: 'reminder-unreached' }>) {
  const { issue, facts, addressed } = await toDesk(deps, notice)
  const people = await contributorsOf(deps.table, notice.departments)
  const unreached = notice.departments.filter((id) => people.every(({ departmentId }) => departmentId !== id))
  if (!takesInput(issue) || unreached.length === 0) return null
  const departments = unreached.map((id) => departmentName(addressed.publication, id))
  return { ...addressed, message: reminderUnreached({ ...facts, departments }) }
}
