/** Opens the issue of the month by the plan, and waits for the next month; it ends where the plan is another, or there is none any more. */
import { hashOf } from '#shared/hash.ts'
import { dueOpening, nextOpening } from '#shared/issue/planned-opening.ts'
import type { Task } from '#shared/work.ts'
import { callByPlan } from '../acts/issue/call-by-plan.ts'
import { openIssueOfMonth } from '../acts/issue/open-issue-of-month.ts'
import type { WorkerDeps } from '../deps.ts'
import { loadPublication } from '../store/load.ts'
import type { GoOnAt } from './claim.ts'
import { waitForNext } from './wait-for-next.ts'

export async function openByPlan(
  deps: WorkerDeps,
  { publicationId, since, plan }: Extract<Task, { kind: 'open-by-plan' }>,
): Promise<GoOnAt> {
  const { opening: planned } = await loadPublication(deps.table, publicationId)
  if (!planned) return null
  const now = deps.clock().toISOString()
  const planNow = await hashOf(planned)
  if (plan !== undefined && plan !== planNow) return null
  const due = dueOpening(planned, since, now)
  if (due) await openIssueOfMonth(deps, publicationId, { plan: planNow, opening: due })
  const next = nextOpening(planned, now)
  const task = { kind: 'open-by-plan', publicationId, since: now, plan: planNow } as const
  await waitForNext(deps.table, task, { open: publicationId, plan: planNow, at: next.at })
  return null
}

export async function callDepartments(
  deps: WorkerDeps,
  { issueId, deadline }: Extract<Task, { kind: 'call-by-plan' }>,
): Promise<GoOnAt> {
  await callByPlan(deps, issueId, deadline)
  return null
}
