/** The numbers that are kept of a ledger, against the ledger itself. */
import { expect } from 'vitest'
import { readCounters } from '#functions/store/counters.ts'
import { countDeliveries } from '#functions/store/deliveries.ts'
import { subjects } from '#functions/store/keys.ts'
import type { Table } from '#functions/store/table.ts'

/** While nobody writes. */
export async function countsAreKept(table: Table, issueId: string): Promise<void> {
  const { queued, sending, ...ended } = await countDeliveries(table, issueId)
  const kept = await readCounters(table, subjects.issue(issueId))
  expect(some([...kept])).toEqual(some(Object.entries({ waiting: queued + sending, ...ended })))
}

const some = (counts: [string, number][]) => Object.fromEntries(counts.filter(([, count]) => count !== 0))
