/**
 * The ledger a page at a time, in the order of its ids: what changes its state between two pages keeps its place, so that
 * each mailbox stands on one page and no other. A long ledger is never held whole.
 */
import { QueryCommand, type QueryCommandInput } from '@aws-sdk/lib-dynamodb'
import { Delivery, type DeliveryState } from '#shared/distribution/delivery.ts'
import { Refusal } from '#shared/refusals.ts'
import { indexes, keys, prefixes, subjects } from './keys.ts'
import { listIndex, listIndexReadable } from './read.ts'
import { readOrWhyNot } from './row-json.ts'
import type { Table } from './table.ts'

/** Of so many at most the index is asked; more are found soon enough among all. */
const FEW = 1000
const READ_AT_ONCE = 500

export type LedgerQuery = {
  /** Left out: all states. */
  states?: readonly DeliveryState[] | undefined
  /** Part of a mailbox, name or unit. */
  search?: string | undefined
  /** The `next` of the page before; what is none begins anew. */
  after?: string | undefined
  limit: number
}

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
  { states, search = '', after = '', limit }: LedgerQuery,
): Promise<{ deliveries: Delivery[]; unread: Refusal[]; next: string | null }> {
  if (limit === 0) return { deliveries: [], unread: [], next: null }
  const wanted = search.trim().toLowerCase()
  const fits = ({ state, address, name, unit }: Delivery) =>
    (!states || states.includes(state)) && [address, name, unit].some((text) => text.toLowerCase().includes(wanted))
  const from = /^[0-9a-f]{32}$/.test(after) ? after : ''
  const unread: Refusal[] = []
  const few = states ? await fewIn(table, issueId, states, unread) : null
  const size = wanted || states ? READ_AT_ONCE : limit + 1
  const found: Delivery[] = []
  for await (const delivery of few?.filter(({ id }) => id > from) ?? rowsAfter(table, issueId, from, size)) {
    if (delivery instanceof Refusal) {
      unread.push(delivery)
      continue
    }
    if (!fits(delivery)) continue
    if (found.length === limit) return { deliveries: found, unread, next: found.at(-1)?.id ?? null }
    found.push(delivery)
  }
  return { deliveries: found, unread, next: null }
}

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

async function* rowsAfter(
  table: Table,
  issueId: string,
  after: string,
  size: number,
): AsyncGenerator<Delivery | Refusal> {
  const { pk, sk } = keys.delivery(issueId, after, '', '')
  let from: QueryCommandInput['ExclusiveStartKey'] = after ? { pk, sk } : undefined
  do {
    const { Items = [], LastEvaluatedKey } = await table.db.send(
      new QueryCommand({
        TableName: table.name,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
        ExpressionAttributeValues: { ':pk': subjects.issue(issueId), ':prefix': prefixes.delivery },
        ExclusiveStartKey: from,
        Limit: size,
        ConsistentRead: true,
      }),
    )
    for (const item of Items) {
      const delivery = readOrWhyNot(Delivery, item, new Date(0))
      if (delivery) yield delivery
    }
    from = LastEvaluatedKey
  } while (from)
}
