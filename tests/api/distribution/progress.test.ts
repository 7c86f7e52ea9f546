/** How a distribution stands, asked every second or so while it is watched: it costs the same for a long list as for a short one. */
import { DeleteCommand } from '@aws-sdk/lib-dynamodb'
import { expect, test } from 'vitest'
import { commit, MOST_WRITES } from '#functions/store/commit.ts'
import { addDelivery, addDistribution, changeDelivery } from '#functions/store/deliveries.ts'
import { subjects } from '#functions/store/keys.ts'
import { groupsOf } from '#functions/workers/distribution/frozen-list.ts'
import type { Delivery, DeliveryState } from '#shared/distribution/delivery.ts'
import { deliveryId } from '#shared/distribution/delivery-id.ts'
import { newDistribution } from '#shared/distribution/new-distribution.ts'
import { aDelivery } from '../../support/builders.ts'
import { aDraft, ok } from '../../support/issue-steps.ts'
import { sum } from '../../support/store/ledger.ts'
import { tableAround } from '../../support/store/table-around.ts'
import { usingCentre } from '../../support/using-centre.ts'

let requests = 0
const { centre, editor } = await usingCentre({
  people: ['editor'],
  around: (table) =>
    tableAround(table, (_, go) => {
      requests += 1
      return go()
    }),
})

const UNDER_WAY: readonly DeliveryState[] = ['delivered', 'sent', 'failed', 'queued']

/** An issue whose mail is under way: a quarter each delivered, sent, failed and still queued, but for the one being sent. */
async function underWay(count: number): Promise<{ issueId: string; path: string; deliveries: Delivery[] }> {
  const { id: issueId } = await aDraft(editor)
  const { table } = centre.deps
  const deliveries = await Promise.all(
    Array.from({ length: count }, async (_, n) => {
      const address = `reader-${n}@office.example`
      const state = UNDER_WAY[n % UNDER_WAY.length] ?? 'queued'
      return aDelivery({ issueId, address, id: await deliveryId(issueId, address), state })
    }),
  )
  const distribution = { ...newDistribution(issueId, count, centre.now()), state: 'sending' } as const
  await commit(table, { writes: [addDistribution(distribution)] })
  for (const group of groupsOf(MOST_WRITES, deliveries)) await commit(table, { writes: group.map(addDelivery) })
  const one = deliveries.find(({ state }) => state === 'queued')
  const lease = { worker: 'a worker', until: centre.now().toISOString() }
  if (one) await commit(table, { writes: [changeDelivery(one, { state: 'sending', lease }).write] })
  return { issueId, path: `/api/issues/${issueId}/deliveries?limit=0`, deliveries }
}

async function asked(path: string) {
  requests = 0
  const answer = ok(await editor.get(path))
  return { ...answer, requests }
}

test('of two thousand it takes as many requests as of twenty, and says as much', { timeout: 60_000 }, async () => {
  const costs: number[] = []
  for (const count of [20, 2000]) {
    const { path } = await underWay(count)
    const { counts, nextTry, requests } = await asked(path)
    expect(counts).toEqual({
      queued: count / 4 - 1,
      sending: 1,
      sent: count / 4,
      delivered: count / 4,
      failed: count / 4,
      bounced: 0,
      complained: 0,
      ambiguous: 0,
      skipped: 0,
    })
    expect(nextTry).not.toBeNull()
    costs.push(requests)
  }
  expect(costs[1]).toBe(costs[0])
})

test('a ledger that was begun before its deliveries were counted is counted by its rows, also when they move on', async () => {
  const { issueId, path, deliveries } = await underWay(12)
  const { table } = centre.deps
  // As an earlier version wrote it: the rows, and no count of them.
  const uncounted = Object.keys(await centre.rows()).filter((key) =>
    key.startsWith(`${subjects.issue(issueId)} COUNT#`),
  )
  for (const key of uncounted) {
    const [pk, sk] = key.split(' ')
    await table.db.send(new DeleteCommand({ TableName: table.name, Key: { pk, sk } }))
  }
  expect((await asked(path)).counts).toMatchObject({ sent: 3, delivered: 3, failed: 3, queued: 2, sending: 1 })
  const sent = deliveries.find(({ state }) => state === 'sent')
  if (sent) await commit(table, { writes: [changeDelivery(sent, { state: 'delivered' }).write] })
  const { counts } = await asked(path)
  expect(counts).toMatchObject({ sent: 2, delivered: 4 })
  expect(sum(counts)).toBe(12)
})
