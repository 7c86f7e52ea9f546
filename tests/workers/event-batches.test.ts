/** Events in batches: one request reads a batch, one writes each delivery that moves, and only what failed comes again. */
import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb'
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { commit, MOST_WRITES } from '#functions/store/commit.ts'
import { addDelivery, getDelivery } from '#functions/store/deliveries.ts'
import { groupsOf } from '#functions/workers/distribution/frozen-list.ts'
import { handleDeliveryEvents } from '#functions/workers/distribution/handle-delivery-events.ts'
import type { EventDeps } from '#functions/workers/distribution/take-in-events.ts'
import type { Delivery, DeliveryState } from '#shared/distribution/delivery.ts'
import { deliveryId, letterId } from '#shared/distribution/delivery-id.ts'
import { LISTENER_RIGHTS, rightsFor } from '../support/aws/listener-rights.ts'
import { batchOf, byEventBridge, SES_EVENTS, type SesEventName } from '../support/aws/ses-events.ts'
import { aDelivery } from '../support/builders.ts'
import { aDraft, ok } from '../support/issue-steps.ts'
import { failingTable } from '../support/store/failing-table.ts'
import { usingCentre } from '../support/using-centre.ts'

const { centre, editor } = await usingCentre({ people: ['editor'] })
let requests: string[] = []
/** What the listener needed of the rights on rows, in all of these tests. */
const needed = new Set<string>()
let listening = 0
beforeAll(async () => {
  centre.deps.table.db.middlewareStack.add(
    (next, { commandName = '' }) =>
      (args) => {
        requests.push(commandName)
        if (listening > 0) for (const right of rightsFor(commandName, args.input)) needed.add(right)
        return next(args)
      },
    { step: 'initialize', name: 'counting' },
  )
})

/** So many deliveries of a new issue, all sent. */
async function sent(count: number): Promise<Delivery[]> {
  const { id: issueId } = await aDraft(editor)
  const deliveries = await Promise.all(
    Array.from({ length: count }, async (_, n) => {
      const address = `reader-${n}@${issueId}.example`
      return aDelivery({ issueId, address, id: await deliveryId(issueId, address), state: 'sent' })
    }),
  )
  for (const group of groupsOf(MOST_WRITES, deliveries))
    await commit(centre.deps.table, { writes: group.map(addDelivery) })
  requests = []
  return deliveries
}

/** As the function does it. */
async function listen(deps: EventDeps, batch: unknown) {
  listening += 1
  try {
    return await handleDeliveryEvents(deps, batch)
  } finally {
    listening -= 1
  }
}

const event = (name: SesEventName, delivery: Delivery) =>
  byEventBridge(SES_EVENTS[name]({ letter: letterId(delivery), to: delivery.address }))

const statesOf = (deliveries: readonly Delivery[]): Promise<(DeliveryState | undefined)[]> =>
  Promise.all(deliveries.map(async ({ issueId, id }) => (await getDelivery(centre.deps.table, issueId, id))?.state))

const TAKEN = { batchItemFailures: [] }

test('ten deliveries cost a request to read them and two to write them; told again, only the reading', async () => {
  const deliveries = await sent(10)
  const batch = batchOf(...deliveries.flatMap((one) => [event('send', one), event('delivery', one)]))
  expect(await listen(centre.deps, batch)).toEqual(TAKEN)
  expect(requests).toEqual(['BatchGetItemCommand', ...Array(2).fill('TransactWriteItemsCommand')])
  expect(new Set(await statesOf(deliveries))).toEqual(new Set(['delivered']))
  requests = []
  expect(await listen(centre.deps, batch)).toEqual(TAKEN)
  expect(requests).toEqual(['BatchGetItemCommand'])
})

test('more deliveries than one request reads are read by two', async () => {
  const deliveries = await sent(130)
  expect(await listen(centre.deps, batchOf(...deliveries.map((one) => event('delivery', one))))).toEqual(TAKEN)
  expect(requests.filter((one) => one === 'BatchGetItemCommand')).toHaveLength(2)
  expect(new Set(await statesOf(deliveries))).toEqual(new Set(['delivered']))
})

test('many that bounce in one batch are each on the record and on the list', async () => {
  const deliveries = await sent(12)
  const events = deliveries.flatMap((one) => [event('send', one), event('bounce', one), event('bounce', one)])
  expect(await listen(centre.deps, batchOf(...events))).toEqual(TAKEN)
  expect(new Set(await statesOf(deliveries))).toEqual(new Set(['bounced']))
  const { entries } = ok(await editor.get(`/api/issues/${deliveries[0]?.issueId}/audit`))
  expect(entries.filter(({ what }: { what: string }) => what === 'bounced')).toHaveLength(12)
  // Nobody else writes this record: no link of its chain is tried twice.
  expect(requests.filter((one) => one === 'TransactWriteItemsCommand')).toHaveLength(12)
})

test('what is told of two rounds of one delivery is taken for the one that stands', async () => {
  const [delivery] = await sent(1)
  if (!delivery) throw new Error('no delivery')
  const batch = batchOf(event('bounce', { ...delivery, round: 2 }), event('delivery', delivery))
  expect(await listen(centre.deps, batch)).toEqual(TAKEN)
  expect(await statesOf([delivery])).toEqual(['delivered'])
  expect(centre.logged).toContainEqual(
    expect.objectContaining({ event: 'delivery-event-ignored', why: 'another round' }),
  )
})

test('only the events that could not be taken in come again, and then they are', async () => {
  const deliveries = await sent(3)
  const [first, second, third] = deliveries
  if (!first || !second || !third) throw new Error('no deliveries')
  const batch = batchOf(
    event('send', second),
    event('delivery', first),
    event('complaint', second),
    'Not of SES',
    event('delivery', third),
  )
  const table = failingTable(centre.deps.table, (command) => {
    const complaint = command instanceof TransactWriteCommand && JSON.stringify(command.input).includes('"MAILBOX#')
    if (complaint) throw new Error('connection refused')
    return null
  })
  const answer = await listen({ ...centre.deps, table }, batch)
  expect(answer.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier).sort()).toEqual([
    'message-1',
    'message-3',
    'message-4',
  ])
  expect(await statesOf(deliveries)).toEqual(['delivered', 'sent', 'delivered'])
  expect(await listen(centre.deps, batch)).toEqual({
    batchItemFailures: [{ itemIdentifier: 'message-4' }],
  })
  expect(await statesOf(deliveries)).toEqual(['delivered', 'complained', 'delivered'])
})

test('where the store cannot be read the whole batch comes again', async () => {
  const [delivery] = await sent(1)
  if (!delivery) throw new Error('no delivery')
  const table = { ...centre.deps.table, name: 'no-such-table' }
  await expect(listen({ ...centre.deps, table }, batchOf(event('delivery', delivery)))).rejects.toThrow()
})

test('what no queue brings is refused', async () => {
  await expect(listen(centre.deps, { source: 'aws.ses' })).rejects.toThrow('Records')
})

const NAMES = ['send', 'delivery', 'mailbox-full', 'bounce', 'complaint'] as const
/** Where each ends, if it is all that is told; the later in this order wins. */
const ENDS: DeliveryState[] = ['sent', 'delivered', 'failed', 'bounced', 'complained']

test('however events are cut into batches, in whatever order, at once or not: each delivery ends by the gravest', async () => {
  const told = fc.array(fc.tuple(fc.nat({ max: 4 }), fc.nat({ max: NAMES.length - 1 })), {
    minLength: 1,
    maxLength: 30,
  })
  await fc.assert(
    fc.asyncProperty(told, fc.integer({ min: 1, max: 12 }), fc.boolean(), async (all, size, atOnce) => {
      const deliveries = await sent(5)
      const batches = [...groupsOf(size, all)].map((group) =>
        batchOf(...group.map(([which, name]) => event(NAMES[name] ?? 'send', deliveries[which] ?? aDelivery({})))),
      )
      const take = async (batch: object) => expect(await listen(centre.deps, batch)).toEqual(TAKEN)
      if (atOnce) await Promise.all(batches.map(take))
      else for (const batch of batches) await take(batch)
      const gravest = deliveries.map((_, n) =>
        Math.max(0, ...all.filter(([which]) => which === n).map(([, name]) => name)),
      )
      expect(await statesOf(deliveries)).toEqual(gravest.map((name) => ENDS[name]))
    }),
    { numRuns: 25 },
  )
})

test('of the rights on rows the listener needed none that it has not on AWS', () => {
  expect(LISTENER_RIGHTS).toEqual(expect.arrayContaining([...needed]))
})
