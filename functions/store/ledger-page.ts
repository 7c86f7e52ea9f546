/**
 * The ledger a page at a time, in the order of its ids: what changes its state between two pages keeps its place, so that
 * each mailbox stands on one page and no other. A long ledger is never held whole.
 */
import { Delivery, type DeliveryState } from '#shared/distribution/delivery.ts'
import type { Refusal } from '#shared/refusals.ts'
import { keyIn } from './cursor.ts'
import { indexes, prefixes, subjects } from './keys.ts'
import { pageOf } from './pages.ts'
import { listIndex, listIndexReadable } from './read.ts'
import { each, pageOfRows, rowsAfter, searchIn } from './rows-after.ts'
import type { Table } from './table.ts'

/** Of so many at most the index is asked; more are found soon enough among all. */
const FEW = 1000

export type LedgerQuery = {
  /** Left out: all states. */
  states?: readonly DeliveryState[] | undefined
  /** Part of a mailbox, name or unit. */
  search?: string | undefined
  /** The `next` of the page before. */
  after?: string | undefined
  limit: number
}

const ledgerOf = (issueId: string) => ({ pk: subjects.issue(issueId), prefix: prefixes.delivery })

/** The ledger row by row, in the order of its ids. @throws Refusal where one cannot be read */
export const eachDelivery = (table: Table, issueId: string): AsyncGenerator<Delivery> =>
  each(rowsAfter(table, Delivery, { ...ledgerOf(issueId), size: FEW }))

/** All deliveries in a state, as the index knows them. */
export const deliveriesIn = (table: Table, issueId: string, state: DeliveryState): Promise<Delivery[]> =>
  listIndex(table, Delivery, indexes.deliveries(issueId, state))

/**
 * The rows of one page, those on the way that cannot be read, and the `next` to ask for another with; null where the
 * ledger ends.
 */
export async function pageOfLedger(
  table: Table,
  issueId: string,
  { states, search, after, limit }: LedgerQuery,
): Promise<{ deliveries: Delivery[]; unread: Refusal[]; next: string | null }> {
  if (limit === 0) return { deliveries: [], unread: [], next: null }
  const isFound = searchIn(search, ({ address, name, unit }: Delivery) => [address, name, unit])
  const fits =
    states || isFound ? (one: Delivery) => (states?.includes(one.state) ?? true) && (isFound?.(one) ?? true) : undefined
  const unread: Refusal[] = []
  const few = states ? await fewIn(table, issueId, states, unread) : null
  const asked = { list: 'deliveries', limit, fits } as const
  const page = few
    ? await pageOf(behind(few, keyIn('deliveries', after)), asked)
    : await pageOfRows(table, Delivery, ledgerOf(issueId), { ...asked, after })
  return { deliveries: page.rows, unread: [...unread, ...page.unread], next: page.next }
}

const behind = (deliveries: readonly Delivery[], from: string | undefined) =>
  deliveries.filter(({ id }) => from === undefined || id > from).map((row) => ({ key: row.id, row }))

/** All in these states by their ids, or null where they are many; those that cannot be read are put to `unread`. */
async function fewIn(
  table: Table,
  issueId: string,
  states: readonly DeliveryState[],
  unread: Refusal[],
): Promise<Delivery[] | null> {
  const found: Delivery[] = []
  for (const state of states) {
    const page = await listIndexReadable(table, Delivery, indexes.deliveries(issueId, state), { limit: FEW + 1 })
    found.push(...page.rows)
    unread.push(...page.unread)
    if (found.length > FEW) return null
  }
  // One that moved between the questions may have answered to both.
  return [...new Map(found.map((one) => [one.id, one])).values()].sort((a, b) => (a.id < b.id ? -1 : 1))
}
