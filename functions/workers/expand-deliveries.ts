/** From the frozen list to the ledger: one delivery for each mailbox, made once however often this runs. */
import type { Delivery } from '#shared/delivery.ts'
import { deliveryId } from '#shared/delivery-id.ts'
import type { FrozenRecipient } from '#shared/recipient.ts'
import { Refusal } from '#shared/refusals.ts'
import type { WorkerDeps } from '../deps.ts'
import { commit } from '../store/commit.ts'
import { addDelivery } from '../store/deliveries.ts'

export async function expandDeliveries(
  deps: WorkerDeps,
  issueId: string,
  recipients: readonly FrozenRecipient[],
  pdfHash: string,
): Promise<void> {
  for (const { address, name, unit, lists } of recipients) {
    const delivery: Delivery = {
      id: await deliveryId(issueId, address),
      issueId,
      address,
      name,
      unit,
      lists,
      state: 'queued',
      version: 1,
      pdfHash,
      round: 1,
      attempts: 0,
      notBefore: deps.clock().toISOString(),
      lease: null,
      messageId: null,
      sentAt: null,
      reason: null,
    }
    try {
      await commit(deps.table, { writes: [addDelivery(delivery)] })
    } catch (error) {
      // It is there from an earlier run that did not reach its end.
      if (!(error instanceof Refusal && error.code === 'stale')) throw error
    }
  }
}
