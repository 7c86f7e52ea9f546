/** A resend that a person decided: each of its deliveries goes back into the queue, once for that decision however often this runs. */
import type { WorkerDeps } from '../../deps.ts'
import { commit, unlessStale } from '../../store/commit.ts'
import {
  anotherRound,
  changeDistribution,
  getDelivery,
  getDistribution,
  getResend,
  moveDelivery,
} from '../../store/deliveries.ts'
import type { Claim } from '../claim.ts'
import type { Stint } from './stint.ts'

/** Whether all are queued; false where the stint was over before. */
export async function queueResend(deps: WorkerDeps, issueId: string, claim: Claim, stint: Stint): Promise<boolean> {
  const distribution = await getDistribution(deps.table, issueId)
  if (!distribution?.resend) return true
  const resend = await getResend(deps.table, issueId, distribution.resend)
  for (const { id, round } of resend?.deliveries ?? []) {
    if (stint.isOver()) return false
    await claim.renew()
    while (!(await queued(deps, issueId, id, round)));
  }
  await commit(deps.table, { writes: [changeDistribution(distribution, { resend: null })] })
  return true
}

/** False when somebody else (an event of the mail service) changed it at the same moment. */
async function queued(deps: WorkerDeps, issueId: string, id: string, round: number): Promise<boolean> {
  const delivery = await getDelivery(deps.table, issueId, id)
  // Another round: it was queued by an earlier run that did not reach its end.
  if (delivery?.round !== round) return true
  const { write } = moveDelivery(delivery, 'queue-again', { ...anotherRound(delivery, deps.clock()), reason: null })
  return unlessStale(commit(deps.table, { writes: [write] }))
}
