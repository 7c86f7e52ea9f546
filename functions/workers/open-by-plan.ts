/** Opens the issue of the month by the plan, and waits for the next month; it ends where the plan is another, or there is none any more. */
import { hashOf } from '#shared/hash.ts'
import { dueOpening, nextOpening } from '#shared/issue/planned-opening.ts'
import { type Task, workFor } from '#shared/work.ts'
import { callByPlan } from '../acts/issue/call-by-plan.ts'
import { openIssueOfMonth } from '../acts/issue/open-issue-of-month.ts'
import type { WorkerDeps } from '../deps.ts'
import { commit, unlessStale } from '../store/commit.ts'
import { loadPublication } from '../store/load.ts'
import type { GoOnAt } from './claim.ts'

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
  // By one id for all who come here: what waits already is not put there again.
  const id = (await hashOf({ open: publicationId, plan: planNow, at: next.at })).slice(0, 40)
  const task = { kind: 'open-by-plan', publicationId, since: now, plan: planNow } as const
  await unlessStale(commit(deps.table, { writes: [], work: [workFor(id, task, new Date(next.at))] }))
  return null
}

export async function callDepartments(
  deps: WorkerDeps,
  { issueId, deadline }: Extract<Task, { kind: 'call-by-plan' }>,
): Promise<GoOnAt> {
  await callByPlan(deps, issueId, deadline)
  return null
}
