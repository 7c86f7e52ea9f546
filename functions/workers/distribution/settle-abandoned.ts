/** Claims whose worker died: nothing of them is sent again unasked. */
import { letterId } from '#shared/distribution/delivery-id.ts'
import type { WorkerDeps } from '../../deps.ts'
import { commit, unlessStale } from '../../store/commit.ts'
import { dueDeliveries, moveDelivery } from '../../store/deliveries.ts'
import { leaving } from '../left-alone.ts'

const PAGE = 100
const RECALLED = '发送程序中断，按发件记录核实为已发出'
const ABANDONED = '发送程序中断，不能确定是否已发出，请人工核实'

/** Settled by the mailer's own record where it has one, else ambiguous: for a named person to look at. */
export async function settleAbandoned(deps: WorkerDeps, issueId: string): Promise<void> {
  const now = deps.clock()
  for await (const page of dueDeliveries(deps.table, issueId, 'sending', {
    now,
    size: PAGE,
    leave: leaving(deps, issueId),
  }))
    for (const delivery of page) {
      const known = await deps.mailer.recall(letterId(delivery))
      const { write } =
        known === 'accepted'
          ? moveDelivery(delivery, 'recall', { lease: null, sentAt: now.toISOString(), reason: RECALLED })
          : moveDelivery(delivery, 'abandon', { lease: null, reason: ABANDONED })
      await unlessStale(commit(deps.table, { writes: [write] }))
    }
}
