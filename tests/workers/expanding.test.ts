/** The frozen list becomes the ledger in steps: wherever a run dies or must end, the next goes on from there; nobody twice, nobody missed. */
import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { commit } from '#functions/store/commit.ts'
import { addDistribution, changeDistribution, countDeliveries, getDistribution } from '#functions/store/deliveries.ts'
import { eachDelivery } from '#functions/store/ledger-page.ts'
import type { Table } from '#functions/store/table.ts'
import { expandDeliveries } from '#functions/workers/distribution/expand-deliveries.ts'
import { newDistribution } from '#shared/distribution/new-distribution.ts'
import { tableAround } from '../support/store/table-around.ts'
import { usingTable } from '../support/store/using-table.ts'

const NOW = new Date('2026-02-01T01:00:00Z')
const SIZES = { group: 3, step: 12 }
const table = await usingTable()

let issues = 0
async function aDistribution(count: number) {
  issues += 1
  const issueId = `issue-${issues}`
  await commit(table, { writes: [addDistribution(newDistribution(issueId, count, NOW))] })
  const recipients = Array.from({ length: count }, (_, n) => ({
    address: `m${String(n).padStart(3, '0')}@office.example`,
    name: '收文岗',
    unit: '',
    lists: ['distribution' as const],
  }))
  const ledger = async () => {
    const addresses: string[] = []
    for await (const { address } of eachDelivery(table, issueId)) addresses.push(address)
    return addresses.sort()
  }
  const place = async () => (await getDistribution(table, issueId))?.expanded ?? 0
  const run = (on: Table, isOver = () => false) =>
    expandDeliveries(
      { table: on, clock: () => NOW },
      {
        issueId,
        recipients,
        pdfHash: 'a'.repeat(64),
        claim: { id: 'work', renew: () => Promise.resolve() },
        stint: { isOver },
        sizes: SIZES,
      },
    )
  return { issueId, addresses: recipients.map(({ address }) => address), ledger, place, run }
}

/** A process that is killed at its n-th request: that one is written still, what comes after is not. */
function dying(after: number): Table {
  let asked = 0
  return tableAround(table, async (_, go) => {
    asked += 1
    if (asked > after) throw new Error('killed')
    const answer = await go()
    if (asked >= after) throw new Error('killed')
    return answer
  })
}

/** What a run adds or tries to. */
function watched(): { on: Table; tried: string[] } {
  const tried: string[] = []
  const on = tableAround(table, (command, go) => {
    if (command instanceof TransactWriteCommand)
      for (const { Put } of command.input.TransactItems ?? [])
        tried.push(...(/"address":"([^"]+)"/.exec(String(Put?.Item?.json))?.slice(1) ?? []))
    return go()
  })
  return { on, tried }
}

const anEnd = fc.oneof(
  fc.record({ killedAfter: fc.integer({ min: 1, max: 24 }) }),
  fc.record({ overAfterSteps: fc.integer({ min: 0, max: 3 }) }),
)

test('the ledger is the list, whatever runs died or ended before', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat({ max: 45 }), fc.array(anEnd, { maxLength: 4 }), async (count, ends) => {
      const { issueId, addresses, ledger, place, run } = await aDistribution(count)
      for (const end of ends) {
        const before = await place()
        if ('killedAfter' in end) await run(dying(end.killedAfter)).catch(() => false)
        else {
          let steps = 0
          const isOver = () => steps++ >= end.overAfterSteps
          const isDone = await run(table, isOver)
          if (!isDone) expect(await place()).toBe(before + end.overAfterSteps * SIZES.step)
        }
        const reached = await place()
        expect(reached).toBeGreaterThanOrEqual(before)
        expect(await ledger()).toEqual(expect.arrayContaining(addresses.slice(0, reached)))
      }
      const from = await place()
      const { on, tried } = watched()
      expect(await run(on)).toBe(true)
      // What was certain is not looked at again.
      expect(tried.filter((address) => addresses.indexOf(address) < from)).toEqual([])
      expect(await ledger()).toEqual(addresses)
      expect((await countDeliveries(table, issueId)).queued).toBe(count)
    }),
    { numRuns: 12 },
  )
}, 30_000)

test('a place is kept beside what people did to the distribution meanwhile', async () => {
  const { issueId, run } = await aDistribution(30)
  let asked = 0
  const meanwhile = tableAround(table, async (_, go) => {
    asked += 1
    if (asked === 3) {
      const now = await getDistribution(table, issueId)
      if (now) await commit(table, { writes: [changeDistribution(now, { late: 1 })] })
    }
    return go()
  })
  await run(meanwhile)
  expect(await getDistribution(table, issueId)).toMatchObject({ late: 1, expanded: 24 })
})
