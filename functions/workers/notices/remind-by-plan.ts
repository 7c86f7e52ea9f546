/** Reminds departments by the plan, and waits for its next instant; it ends where the call ended, or the plan or a deadline is another. */
import { hashOf } from '#shared/hash.ts'
import { Refusal } from '#shared/refusals.ts'
import { remindersOf } from '#shared/submission/planned-reminders.ts'
import type { Task } from '#shared/work.ts'
import { remindByPlan as remind } from '../../acts/submission/remind.ts'
import type { WorkerDeps } from '../../deps.ts'
import { loadIssueWhole } from '../../store/load.ts'
import type { GoOnAt } from '../claim.ts'
import { waitForNext } from '../wait-for-next.ts'

export async function remindByPlan(
  deps: WorkerDeps,
  { issueId, since, plan }: Extract<Task, { kind: 'remind-by-plan' }>,
): Promise<GoOnAt> {
  const { issue, publication } = await loadIssueWhole(deps.table, issueId)
  const planned = remindersOf(issue, publication)
  const now = deps.clock().toISOString()
  const planNow = await hashOf(planned)
  if (plan !== undefined && plan !== planNow) return null
  const due = planned.filter(({ at }) => since < at && at <= now)
  if (due.length > 0) await remind(deps, issueId, due).catch(unlessClosed)
  const next = planned.find(({ at }) => at > now)
  if (next) {
    const task = { kind: 'remind-by-plan', issueId, since: now, plan: planNow } as const
    await waitForNext(deps.table, task, { remind: issueId, plan: planNow, at: next.at })
  }
  return null
}

/** The call ended since the plan was read: nobody is reminded any more. */
function unlessClosed(error: unknown): void {
  if (!(error instanceof Refusal && error.code === 'input-closed')) throw error
}
