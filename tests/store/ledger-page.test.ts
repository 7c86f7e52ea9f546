/** The ledger read while letters go out: rows change between two pages, and each stands on one of them. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { commit } from '#functions/store/commit.ts'
import { addDelivery, changeDelivery, getDelivery } from '#functions/store/deliveries.ts'
import { pageOfLedger } from '#functions/store/ledger-page.ts'
import { type Delivery, DeliveryState } from '#shared/distribution/delivery.ts'
import { newDelivery } from '#shared/distribution/new-distribution.ts'
import { usingTable } from '../support/store/using-table.ts'

const MAILBOXES = 24
const table = await usingTable()

let issues = 0
async function aLedger(states: readonly DeliveryState[]): Promise<{ issueId: string; rows: Delivery[] }> {
  issues += 1
  const issueId = `issue-${issues}`
  const rows = await Promise.all(
    states.map(async (state, n) => ({
      ...(await newDelivery(
        issueId,
        { address: `m${n}@office.example`, name: `读者${n}`, unit: '', lists: ['distribution'] },
        { pdfHash: 'a'.repeat(64), now: new Date('2026-02-01T01:00:00Z') },
      )),
      state,
    })),
  )
  await commit(table, { writes: rows.map(addDelivery) })
  return { issueId, rows }
}

/** Some row is another state now, and due at another time. */
async function moves(issueId: string, id: string, state: DeliveryState, minute: number): Promise<void> {
  const row = await getDelivery(table, issueId, id)
  if (!row) throw new Error('no row')
  const notBefore = new Date(Date.parse('2026-02-01T01:00:00Z') + minute * 60_000).toISOString()
  await commit(table, { writes: [changeDelivery(row, { state, notBefore }).write] })
}

const aState = fc.constantFrom(...DeliveryState.options)
const aMove = fc.record({ row: fc.nat({ max: MAILBOXES - 1 }), to: aState, minute: fc.nat({ max: 60 }) })

test('each mailbox is on one page and no other, whatever moves between two pages', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(aState, { minLength: MAILBOXES, maxLength: MAILBOXES }),
      fc.integer({ min: 1, max: 9 }),
      fc.array(fc.array(aMove, { maxLength: 6 }), { maxLength: 8 }),
      async (states, limit, between) => {
        const { issueId, rows } = await aLedger(states)
        const seen: string[] = []
        let after: string | null = ''
        for (let page = 0; after !== null; page += 1) {
          const found: Awaited<ReturnType<typeof pageOfLedger>> = await pageOfLedger(table, issueId, { after, limit })
          seen.push(...found.deliveries.map(({ address }) => address))
          for (const { row, to, minute } of between[page] ?? []) await moves(issueId, rows[row]?.id ?? '', to, minute)
          after = found.next
        }
        expect(seen.sort()).toEqual(rows.map(({ address }) => address).sort())
      },
    ),
    { numRuns: 25 },
  )
})

test('of one state none comes twice, though it leaves the state and comes back between two pages', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(aMove, { maxLength: 6 }), { maxLength: 8 }),
      fc.constantFrom<DeliveryState>('queued', 'failed', 'sending'),
      async (between, state) => {
        const { issueId, rows } = await aLedger(Array.from({ length: MAILBOXES }, () => state))
        const seen: string[] = []
        let after: string | null = ''
        for (let page = 0; after !== null; page += 1) {
          const found: Awaited<ReturnType<typeof pageOfLedger>> = await pageOfLedger(table, issueId, {
            states: [state],
            after,
            limit: 5,
          })
          for (const { id } of found.deliveries) seen.push(id)
          for (const { row, to, minute } of between[page] ?? []) {
            await moves(issueId, rows[row]?.id ?? '', to, minute)
            await moves(issueId, rows[row]?.id ?? '', state, minute + 1)
          }
          after = found.next
        }
        expect(seen.sort()).toEqual(rows.map(({ id }) => id).sort())
      },
    ),
    { numRuns: 15 },
  )
})
