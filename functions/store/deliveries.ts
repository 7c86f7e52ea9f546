/** The ledger of an issue: its distribution, its deliveries and how many stand in each state. */
import { Delivery, DeliveryState, Distribution } from '#shared/delivery.ts'
import type { Write } from './commit.ts'
import { Head } from './head.ts'
import { keys, subjects } from './keys.ts'
import { get, getTogether, list } from './read.ts'
import type { Table } from './table.ts'

const distributionKeys = (issueId: string) => ({ pk: subjects.issue(issueId), sk: 'DISTRIBUTION' })
const deliveryRow = (delivery: Delivery) => ({
  keys: keys.delivery(delivery.issueId, delivery.id, delivery.state),
  data: delivery,
})

export const getDistribution = (table: Table, issueId: string): Promise<Distribution | null> =>
  get(table, Distribution, distributionKeys(issueId))

export const getDelivery = (table: Table, issueId: string, id: string): Promise<Delivery | null> =>
  get(table, Delivery, keys.delivery(issueId, id, ''))

/** A delivery and the head of its issue's record, in one request. */
export async function getDeliveryWithHead(
  table: Table,
  issueId: string,
  id: string,
): Promise<{ delivery: Delivery | null; head: Head | null }> {
  const [delivery, head] = await getTogether(table, [
    { keys: keys.delivery(issueId, id, ''), schema: Delivery },
    { keys: keys.auditHead(subjects.issue(issueId)), schema: Head },
  ])
  return { delivery, head }
}

/** The whole ledger; `counts` has every state and sums to the deliveries. */
export async function loadDistribution(table: Table, issueId: string) {
  const [distribution, deliveries] = await Promise.all([
    getDistribution(table, issueId),
    list(table, Delivery, subjects.issue(issueId), 'DELIVERY#'),
  ])
  // fromEntries forgets its keys; they are all the states there are.
  const counts = Object.fromEntries(DeliveryState.options.map((state) => [state, 0])) as Record<DeliveryState, number>
  for (const { state } of deliveries) counts[state] += 1
  return { distribution, counts, deliveries }
}

export const addDelivery = (delivery: Delivery): Write => ({
  kind: 'add',
  row: deliveryRow(delivery),
  refusal: 'stale',
})

/** `change` applied to what was read, if the row is still so; with the row as it will be. */
export function changeDelivery(read: Delivery, change: Partial<Delivery>): { next: Delivery; write: Write } {
  const next = { ...read, ...change, version: read.version + 1 }
  return {
    next,
    write: { kind: 'change', row: deliveryRow(next), version: read.version, state: read.state, refusal: 'stale' },
  }
}

export const addDistribution = (distribution: Distribution): Write => ({
  kind: 'add',
  row: { keys: distributionKeys(distribution.issueId), data: distribution },
  refusal: 'stale',
})

export const changeDistribution = (read: Distribution, change: Partial<Distribution>): Write => ({
  kind: 'change',
  row: { keys: distributionKeys(read.issueId), data: { ...read, ...change, version: read.version + 1 } },
  version: read.version,
  refusal: 'stale',
})
