/** The ledger a page at a time, what needs a person first; a long one is never held whole. */
import { QueryCommand } from '@aws-sdk/lib-dynamodb'
import { Delivery, type DeliveryState } from '#shared/distribution/delivery.ts'
import { indexes, keys } from './keys.ts'
import { listIndex } from './read.ts'
import { entityOf } from './row-json.ts'
import { INDEX, type Table } from './table.ts'

/** What needs a person first. */
const ORDER: readonly DeliveryState[] = [
  'ambiguous',
  'failed',
  'bounced',
  'complained',
  'sending',
  'queued',
  'skipped',
  'sent',
  'delivered',
]

const SEARCHED_AT_ONCE = 500

export type LedgerQuery = {
  /** Left out: all states. */
  state?: DeliveryState | undefined
  /** Part of a mailbox, name or unit. */
  search?: string | undefined
  /** The `next` of the page before. */
  after?: string | undefined
  limit: number
}

/** All deliveries in a state, as the index knows them. */
export const deliveriesIn = (table: Table, issueId: string, state: DeliveryState): Promise<Delivery[]> =>
  listIndex(table, Delivery, indexes.deliveries(issueId, state))

type Cursor = { state: DeliveryState; sortKey: string; id: string }

/** `state|sort key in the index|id`: where a page ended. A row that moved on since costs nothing but its own place. */
const spelled = ({ state, sortKey, id }: Cursor): string => [state, sortKey, id].join('|')
function cursorOf(text: string | undefined): Cursor | null {
  const [state = '', sortKey, id] = text?.split('|') ?? []
  const known = ORDER.find((one) => one === state)
  return known && sortKey && id ? { state: known, sortKey, id } : null
}

/** The rows of one page, and the `next` to ask for another with; null where the ledger ends. */
export async function pageOfLedger(
  table: Table,
  issueId: string,
  { state, search = '', after, limit }: LedgerQuery,
): Promise<{ deliveries: Delivery[]; next: string | null }> {
  const wanted = search.trim().toLowerCase()
  const fits = ({ address, name, unit }: Delivery) =>
    [address, name, unit].some((text) => text.toLowerCase().includes(wanted))
  const cursor = cursorOf(after)
  const states = state ? [state] : ORDER.slice(cursor ? ORDER.indexOf(cursor.state) : 0)
  const found: Delivery[] = []
  if (limit === 0) return { deliveries: found, next: null }
  for (const one of states) {
    const from = { after: cursor?.state === one ? cursor : null, size: wanted ? SEARCHED_AT_ONCE : limit }
    for await (const { delivery, sortKey } of rowsOf(table, issueId, one, from)) {
      if (!fits(delivery)) continue
      found.push(delivery)
      if (found.length === limit) return { deliveries: found, next: spelled({ state: one, sortKey, id: delivery.id }) }
    }
  }
  return { deliveries: found, next: null }
}

async function* rowsOf(
  table: Table,
  issueId: string,
  state: DeliveryState,
  { after, size }: { after: Cursor | null; size: number },
): AsyncGenerator<{ delivery: Delivery; sortKey: string }> {
  let from: Record<string, unknown> | undefined = after
    ? { ...keys.delivery(issueId, after.id, state, ''), gsi1sk: after.sortKey }
    : undefined
  do {
    const { Items = [], LastEvaluatedKey } = await table.db.send(
      new QueryCommand({
        TableName: table.name,
        IndexName: INDEX,
        KeyConditionExpression: 'gsi1pk = :pk',
        ExpressionAttributeValues: { ':pk': indexes.deliveries(issueId, state) },
        ExclusiveStartKey: from,
        Limit: size,
      }),
    )
    for (const item of Items) {
      const delivery = entityOf(Delivery, item, new Date(0))
      if (delivery) yield { delivery, sortKey: String(item.gsi1sk) }
    }
    from = LastEvaluatedKey
  } while (from)
}
