/** From the frozen list to the ledger: one delivery for each mailbox, made once however often this runs. */

import type { FrozenRecipient } from '#shared/centre/recipient.ts'
import type { Delivery } from '#shared/distribution/delivery.ts'
import { newDelivery } from '#shared/distribution/new-distribution.ts'
import type { WorkerDeps } from '../../deps.ts'
import { commit, MOST_WRITES, unlessStale } from '../../store/commit.ts'
import { addDelivery, missingDeliveries } from '../../store/deliveries.ts'
import type { Claim } from '../claim.ts'
import { forEachConcurrently } from '../concurrently.ts'
import { groupsOf } from './frozen-list.ts'

const AT_ONCE = 4

/** As many in a transaction as it takes: for a hundred mailboxes one request. */
export async function expandDeliveries(
  deps: WorkerDeps,
  issueId: string,
  recipients: Iterable<FrozenRecipient>,
  pdfHash: string,
  claim: Claim,
): Promise<void> {
  await forEachConcurrently(AT_ONCE, groupsOf(MOST_WRITES, recipients), async (group) => {
    await claim.renew()
    const now = deps.clock()
    await addAll(deps, await Promise.all(group.map((one) => newDelivery(issueId, one, { pdfHash, now }))))
  })
}

/** Those of a run that did not reach its end are there already: then only the others are added. */
async function addAll(deps: WorkerDeps, deliveries: Delivery[]): Promise<void> {
  if (deliveries.length === 0) return
  const added = await unlessStale(commit(deps.table, { writes: deliveries.map(addDelivery) }))
  if (!added) await addAll(deps, await missingDeliveries(deps.table, deliveries))
}
