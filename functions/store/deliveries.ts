/** The ledger of an issue: its distribution, its deliveries and how many stand in each state. */
import { Delivery, DeliveryState, Distribution, Resend } from '#shared/distribution/delivery.ts'
import { mayHaveReached } from '#shared/distribution/delivery-labels.ts'
import { DELIVERY_MOVES, type DeliveryMove } from '#shared/distribution/delivery-workflow.ts'
import { DISTRIBUTION_SYSTEM_MOVES, type DistributionSystemMove } from '#shared/distribution/distribution-workflow.ts'
import type { Refusal } from '#shared/refusals.ts'
import { stateAfter } from '#shared/workflow.ts'
import type { Write } from './commit.ts'
import { readCounters } from './counters.ts'
import { dueBy, indexes, keys, prefixes, subjects } from './keys.ts'
import { allOf, countStates, get, getEach, list, listIndexReadable, pagesOfIndex, readableOf } from './read.ts'
import type { Table } from './table.ts'

/** When a worker next has to look at it: at the end of its claim, or when it may be tried. */
const dueAt = ({ state, lease, notBefore }: Delivery): string =>
  state === 'sending' && lease ? lease.until : notBefore

const deliveryRow = (delivery: Delivery) => ({
  keys: keys.delivery(delivery.issueId, delivery.id, delivery.state, dueAt(delivery)),
  data: delivery,
})

export const getDistribution = (table: Table, issueId: string): Promise<Distribution | null> =>
  get(table, Distribution, keys.distribution(issueId))

export const getDelivery = (table: Table, issueId: string, id: string): Promise<Delivery | null> =>
  get(table, Delivery, keys.delivery(issueId, id, '', ''))

/** What is due in `queued` or `sending` (its claim is over), the longest due first, a page at a time; `leave` is told of each that cannot be read. */
export const dueDeliveries = (
  table: Table,
  issueId: string,
  state: 'queued' | 'sending',
  { now, ...page }: { now: Date; size: number; leave: (why: Refusal) => void },
): AsyncGenerator<Delivery[]> =>
  pagesOfIndex(table, Delivery, indexes.deliveries(issueId, state), { upTo: dueBy(now), ...page })

/** When the next of those that are queued or being sent is due, as far as the index knows; null when it knows none. With those on the way to it that cannot be read. */
export async function nextDue(table: Table, issueId: string): Promise<{ next: Date | null; unread: Refusal[] }> {
  const states = ['queued', 'sending'] as const
  const first = await Promise.all(
    states.map((state) => listIndexReadable(table, Delivery, indexes.deliveries(issueId, state), { limit: 1 })),
  )
  const [next] = first
    .flatMap(({ rows }) => rows)
    .map(dueAt)
    .sort()
  return { next: next === undefined ? null : new Date(next), unread: first.flatMap(({ unread }) => unread) }
}

/** How many deliveries stand in each state, by the ledger itself, which is read for it from end to end. */
export const countDeliveries = async (table: Table, issueId: string): Promise<Counts> =>
  (await countLedger(table, issueId)).counts

/** The same, and how many there are in all: those in a state of a later release count there only. */
export async function countLedger(table: Table, issueId: string): Promise<{ counts: Counts; all: number }> {
  const found = await countStates(table, subjects.issue(issueId), prefixes.delivery)
  return { counts: inAllStates(found, (count) => count), all: [...found.values()].reduce((sum, n) => sum + n, 0) }
}

type Counts = Record<DeliveryState, number>

const inAllStates = <T>(found: ReadonlyMap<string, T>, count: (of: T) => number): Counts => {
  const of = (state: DeliveryState): [DeliveryState, number] => {
    const some = found.get(state)
    return [state, some === undefined ? 0 : count(some)]
  }
  // fromEntries forgets its keys; they are all the states there are.
  return Object.fromEntries(DeliveryState.options.map(of)) as Counts
}

/** Those of these issues and ids, each in its place or null. No id may come twice. @throws Refusal where one cannot be read */
export const getDeliveries = async (
  table: Table,
  wanted: readonly { issueId: string; id: string }[],
): Promise<(Delivery | null)[]> => {
  const found = await getEachDelivery(table, wanted)
  allOf(readableOf(found))
  // None of them is a refusal.
  return found as (Delivery | null)[]
}

/** The same, each that cannot be read with why; a hundred in a request. */
export const getEachDelivery = (
  table: Table,
  wanted: readonly { issueId: string; id: string }[],
): Promise<(Delivery | null | Refusal)[]> =>
  getEach(
    table,
    wanted.map(({ issueId, id }) => ({ keys: keys.delivery(issueId, id, '', ''), schema: Delivery })),
  )

/** The whole ledger; `counts` has every state and sums to the deliveries. */
export async function loadDistribution(table: Table, issueId: string) {
  const [distribution, deliveries] = await Promise.all([
    getDistribution(table, issueId),
    list(table, Delivery, subjects.issue(issueId), prefixes.delivery),
  ])
  const counts = inAllStates(
    Map.groupBy(deliveries, ({ state }) => state),
    (group) => group.length,
  )
  return { distribution, counts, deliveries }
}

/** Those of `deliveries` that the ledger does not have. */
export async function missingDeliveries<D extends Delivery>(table: Table, deliveries: readonly D[]): Promise<D[]> {
  const there = await getEachDelivery(table, deliveries)
  return deliveries.filter((_, n) => there[n] === null)
}

/** Whether each of these, which the index told of, is still so: it may lag behind the rows. */
export async function areStillSo(table: Table, deliveries: readonly Delivery[]): Promise<boolean> {
  const there = await getDeliveries(table, deliveries)
  return deliveries.every(({ version }, n) => there[n]?.version === version)
}

/** A claim is counted as no change: those that are being sent are few at any time, and the index names them. */
const countedAs = (state: DeliveryState): string => (state === 'queued' || state === 'sending' ? 'waiting' : state)

export const addDelivery = (delivery: Delivery): Write => ({
  kind: 'add',
  row: deliveryRow(delivery),
  refusal: 'stale',
  counted: { of: subjects.issue(delivery.issueId), by: { [countedAs(delivery.state)]: 1 } },
})

/** `change` applied to what was read, if the row is still so; with the row as it will be. */
export function changeDelivery(read: Delivery, change: Partial<Delivery>): { next: Delivery; write: Write } {
  const next = { ...read, ...change, version: read.version + 1 }
  const [from, to] = [countedAs(read.state), countedAs(next.state)]
  const counted = { of: subjects.issue(read.issueId), by: { [from]: -1, [to]: 1 } }
  return {
    next,
    write: {
      kind: 'change',
      row: deliveryRow(next),
      version: read.version,
      state: read.state,
      refusal: 'stale',
      ...(from === to ? {} : { counted }),
    },
  }
}

type Still<T> = Omit<Partial<T>, 'state' | 'version'>

/** Takes a move of the workers: its state is the table's. */
export const moveDelivery = (
  read: Delivery,
  move: DeliveryMove,
  change: Still<Delivery> = {},
): { next: Delivery; write: Write } =>
  changeDelivery(read, { ...change, state: stateAfter<DeliveryState>(DELIVERY_MOVES[move], read.state) })

/** What sending it once more makes of it: a letter of its own, of which nothing is known yet. */
export const anotherRound = (read: Delivery, now: Date): Still<Delivery> => ({
  round: read.round + 1,
  attempts: 0,
  notBefore: now.toISOString(),
  messageId: null,
  sentAt: null,
  ...(mayHaveReached(read) ? { reached: true } : {}),
})

export const addDistribution = (distribution: Distribution): Write => ({
  kind: 'add',
  row: { keys: keys.distribution(distribution.issueId), data: distribution },
  refusal: 'stale',
})

export const changeDistribution = (read: Distribution, change: Partial<Distribution>): Write => ({
  kind: 'change',
  row: { keys: keys.distribution(read.issueId), data: { ...read, ...change, version: read.version + 1 } },
  version: read.version,
  refusal: 'stale',
})

/** Takes a move of the workers: its state is the table's. */
export const moveDistributionOn = (
  read: Distribution,
  move: DistributionSystemMove,
  change: Still<Distribution> = {},
): Write => changeDistribution(read, { ...change, state: stateOf(read, move) })

/** Where a move of the workers leads. */
export const stateOf = (read: Pick<Distribution, 'state'>, move: DistributionSystemMove): Distribution['state'] =>
  stateAfter<Distribution['state']>(DISTRIBUTION_SYSTEM_MOVES[move], read.state)

/** It is still as it was read at the moment of the commit. */
export const expectDistribution = ({ issueId, version }: Distribution): Write => ({
  kind: 'expect',
  keys: keys.distribution(issueId),
  data: { version },
  refusal: 'stale',
})

export const addResend = (resend: Resend): Write => ({
  kind: 'add',
  row: { keys: keys.resend(resend.issueId, resend.id), data: resend },
  refusal: 'stale',
})

export const getResend = (table: Table, issueId: string, id: string): Promise<Resend | null> =>
  get(table, Resend, keys.resend(issueId, id))

/** How it stands: how many in each state, and when the next of those that wait may be tried. It costs the same for any list. */
export async function distributionNow(table: Table, issueId: string) {
  const of = (state: DeliveryState, page = {}) =>
    listIndexReadable(table, Delivery, indexes.deliveries(issueId, state), page)
  const [distribution, kept, sending, queued] = await Promise.all([
    getDistribution(table, issueId),
    readCounters(table, subjects.issue(issueId)),
    of('sending'),
    of('queued', { limit: 1 }),
  ])
  const waiting = kept.get('waiting') ?? 0
  const beingSent = Math.min(sending.rows.length + sending.unread.length, waiting)
  const counts = inAllStates(
    new Map([...kept, ['sending', beingSent], ['queued', waiting - beingSent]]),
    (count) => count,
  )
  const [next] = [...sending.rows.slice(0, 1), ...queued.rows].map(dueAt).sort()
  return {
    distribution,
    counts: addUp(counts, distribution) ? counts : await countDeliveries(table, issueId),
    nextTry: next ?? null,
  }
}

/** Whether they may be so: a ledger that was begun before its deliveries were counted is counted by its rows. */
function addUp(counts: Counts, distribution: Distribution | null): boolean {
  const each = Object.values(counts)
  const sum = each.reduce((all, count) => all + count, 0)
  if (each.some((count) => count < 0)) return false
  if (!distribution) return true
  const { state, frozen, late = 0 } = distribution
  return state === 'sending' || state === 'done' ? sum === frozen + late : sum <= frozen + late
}
