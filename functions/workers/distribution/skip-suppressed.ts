/** Before a page of deliveries is claimed: those to suppressed mailboxes are skipped, each with the reason. */
import type { Delivery } from '#shared/distribution/delivery.ts'
import { skippedFor } from '#shared/distribution/suppression.ts'
import { Refusal } from '#shared/refusals.ts'
import type { WorkerDeps } from '../../deps.ts'
import { commit, unlessStale } from '../../store/commit.ts'
import { moveDelivery } from '../../store/deliveries.ts'
import { suppressionsOf } from '../../store/suppressions.ts'
import type { Table } from '../../store/table.ts'

/** Answers those that may be sent; one whose suppression cannot be read stays where it is, and `leave` is told why. One request a page, and one for each that is skipped. */
export async function skipSuppressed(
  { table }: Pick<WorkerDeps, 'table'>,
  page: readonly Delivery[],
  leave: (why: Refusal) => void,
): Promise<Delivery[]> {
  if (page.length === 0) return []
  const suppressions = await suppressionsOf(
    table,
    page.map(({ address }) => address),
  )
  const free: Delivery[] = []
  for (const [n, delivery] of page.entries()) {
    const suppression = suppressions[n]
    if (suppression instanceof Refusal) leave(suppression)
    else if (suppression) await skip(table, delivery, skippedFor(suppression))
    else free.push(delivery)
  }
  return free
}

async function skip(table: Table, delivery: Delivery, reason: string): Promise<void> {
  const { write } = moveDelivery(delivery, 'skip', { reason })
  await unlessStale(commit(table, { writes: [write] }))
}
