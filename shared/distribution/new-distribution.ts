/** A distribution and its deliveries as they begin, in the states that the tables of moves name. */
import type { FrozenRecipient } from '../centre/recipient.ts'
import type { Delivery, Distribution } from './delivery.ts'
import { deliveryId } from './delivery-id.ts'
import { DELIVERY_BEGINNING } from './delivery-workflow.ts'
import { DISTRIBUTION_BEGINNINGS } from './distribution-workflow.ts'
import type { Permit } from './permit.ts'

/** A delivery that waits to be sent now for the first time; `late` says who added it after the list was frozen. */
export const newDelivery = async (
  issueId: string,
  { address, name, unit, lists }: FrozenRecipient,
  { pdfHash, now, late }: { pdfHash: string; now: Date; late?: Delivery['late'] },
): Promise<Delivery> => ({
  id: await deliveryId(issueId, address),
  issueId,
  address,
  name,
  unit,
  lists,
  state: DELIVERY_BEGINNING.to,
  version: 1,
  pdfHash,
  round: 1,
  attempts: 0,
  notBefore: now.toISOString(),
  lease: null,
  messageId: null,
  sentAt: null,
  reason: null,
  ...(late ? { late } : {}),
})

/** A distribution of which nothing is made yet; with a permit it waits for its hour. */
export const newDistribution = (
  issueId: string,
  frozen: number,
  now: Date,
  permit: Permit | null = null,
): Distribution => ({
  issueId,
  version: 1,
  ...(permit
    ? { state: DISTRIBUTION_BEGINNINGS.schedule.to, sendAt: permit.from, permitUntil: permit.until }
    : { state: DISTRIBUTION_BEGINNINGS.expand.to }),
  frozen,
  reason: null,
  startedAt: now.toISOString(),
  endedAt: null,
})
