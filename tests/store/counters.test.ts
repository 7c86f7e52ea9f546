/** Counts that are kept with the rows they count are those of the ledger, though writers meet, lose or hear nothing. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { batchedWrites } from '#functions/store/batched-writes.ts'
import { commit } from '#functions/store/commit.ts'
import { addDelivery, changeDelivery, getDelivery } from '#functions/store/deliveries.ts'
import { type Delivery, DeliveryState } from '#shared/distribution/delivery.ts'
import { aDelivery } from '../support/builders.ts'
import { type Fault, failingTable } from '../support/store/failing-table.ts'
import { countsAreKept } from '../support/store/kept-counts.ts'
import { usingTable } from '../support/store/using-table.ts'

const table = await usingTable()

const FAULTS: Fault[] = ['conflict', 'throttled-item', 'throttled', 'in-progress', 'reply-lost', null, null, null]
const ROWS = 6
const states = fc.constantFrom(...DeliveryState.options)
/** By whom, which row, and what it becomes: the second to come to a row has lost. */
const moves = fc.array(fc.record({ gathered: fc.boolean(), row: fc.nat({ max: ROWS - 1 }), to: states }), {
  minLength: 1,
  maxLength: 30,
})

test('however writes cross, fail and are tried again', { timeout: 120_000 }, async () => {
  let issues = 0
  await fc.assert(
    fc.asyncProperty(moves, fc.array(fc.constantFrom(...FAULTS), { maxLength: 20 }), async (moves, faults) => {
      issues += 1
      const issueId = `issue-${issues}`
      const failing = failingTable(table, () => faults.pop() ?? null)
      const write = batchedWrites(failing)
      const rows = Array.from({ length: ROWS }, (_, n) => aDelivery({ issueId, id: `${n}`.repeat(32) }))
      await commit(table, { writes: rows.map(addDelivery) })
      const waiting = new Set<string>()
      const made = moves.map(async ({ gathered, row, to }) => {
        const { id } = rows[row] ?? { id: '' }
        const read = await getDelivery(table, issueId, id)
        if (!read) return
        const { write: change } = changeDelivery(read, { state: to } satisfies Partial<Delivery>)
        // No two writes of one row may be gathered at the same time.
        if (!gathered || waiting.has(id)) return commit(failing, { writes: [change] })
        waiting.add(id)
        await write(change).finally(() => waiting.delete(id))
      })
      await Promise.allSettled(made)
      await countsAreKept(table, issueId)
    }),
    { numRuns: 60 },
  )
  expect(issues).toBeGreaterThan(0)
})
