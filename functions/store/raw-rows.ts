/** Rows by their keys as they lie in the table, not parsed yet; those that were read ahead are not asked for again. */
import {
  BatchGetCommand,
  type BatchGetCommandOutput,
  GetCommand,
  QueryCommand,
  type QueryCommandInput,
  type QueryCommandOutput,
} from '@aws-sdk/lib-dynamodb'
import { pauseAfter } from './patience.ts'
import type { Keys, Table } from './table.ts'

/** DynamoDB's own limit of keys in a request. */
const MOST_KEYS = 100

export const placeOf = ({ pk, sk }: Keys): string => `${pk} ${sk}`

/** The row at a key, or undefined. Strongly consistent. */
export async function itemAt(table: Table, keys: Keys): Promise<unknown> {
  const ahead = takenAhead(table, [keys])
  if (ahead.has(placeOf(keys))) return ahead.get(placeOf(keys))
  const { pk, sk } = keys
  const { Item } = await table.db.send(new GetCommand({ TableName: table.name, Key: { pk, sk }, ConsistentRead: true }))
  return Item
}

/** The rows at several keys by `placeOf`, a hundred in a request. Strongly consistent row by row. */
export async function itemsAt(table: Table, at: readonly Keys[]): Promise<Map<string, unknown>> {
  const items = takenAhead(table, at)
  let left: Record<string, unknown>[] = at.flatMap(({ pk, sk }) => (items.has(placeOf({ pk, sk })) ? [] : [{ pk, sk }]))
  let inVain = 0
  while (left.length > 0) {
    if (inVain > 0) await pauseAfter(inVain)
    const Keys = left.slice(0, MOST_KEYS)
    const answer: BatchGetCommandOutput = await table.db.send(
      new BatchGetCommand({ RequestItems: { [table.name]: { Keys, ConsistentRead: true } } }),
    )
    // Keys of this table are strings.
    for (const item of answer.Responses?.[table.name] ?? []) items.set(placeOf(item as Keys), item)
    const unread = answer.UnprocessedKeys?.[table.name]?.Keys ?? []
    inVain = unread.length === 0 ? 0 : inVain + 1
    left = [...unread, ...left.slice(MOST_KEYS)]
  }
  return items
}

/** The answers to a query, one after the other until there are no more, from behind its `ExclusiveStartKey` on. */
export async function* answersTo(
  table: Table,
  { ExclusiveStartKey, ...query }: Omit<QueryCommandInput, 'TableName'>,
): AsyncGenerator<QueryCommandOutput> {
  let from = ExclusiveStartKey
  do {
    const answer = await table.db.send(new QueryCommand({ ...query, TableName: table.name, ExclusiveStartKey: from }))
    yield answer
    from = answer.LastEvaluatedKey
  } while (from)
}

/** What a query finds, page by page. */
export async function* pagesOfItems(...asked: Parameters<typeof answersTo>): AsyncGenerator<Record<string, unknown>[]> {
  for await (const { Items = [] } of answersTo(...asked)) yield Items
}

/** The table for the next reader of these rows: they are read now, in one request, and each is given out once. */
export async function readAhead(table: Table, at: readonly Keys[]): Promise<Table> {
  const items = await itemsAt(table, at)
  return { ...table, ahead: new Map(at.map((keys) => [placeOf(keys), items.get(placeOf(keys))])) }
}

/** The rows of these that were read ahead, and are so no more: a second reading tells what is new. */
function takenAhead({ ahead }: Table, at: readonly Keys[]): Map<string, unknown> {
  const taken = new Map<string, unknown>()
  for (const place of at.map(placeOf)) {
    if (!ahead?.has(place)) continue
    taken.set(place, ahead.get(place))
    ahead.delete(place)
  }
  return taken
}
