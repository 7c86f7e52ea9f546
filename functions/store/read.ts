/**
 * Reading: one row by key, many by partition and prefix or by the index; every row is parsed as it comes in. An act takes all rows that
 * it asks for or is refused; a view shows those that can be read (`Readable`).
 */
import { QueryCommand, type QueryCommandInput } from '@aws-sdk/lib-dynamodb'
import type { z } from 'zod'
import { Refusal } from '#shared/refusals.ts'
import { itemAt, itemsAt, pagesOfItems, placeOf } from './raw-rows.ts'
import { entityOf, readOrWhyNot } from './row-json.ts'
import { INDEX, type Keys, type Table } from './table.ts'

/** The entity at a key, or null. Strongly consistent. */
export async function get<T>(table: Table, schema: z.ZodType<T>, keys: Keys, now = new Date()): Promise<T | null> {
  const item = await itemAt(table, keys)
  return item === undefined ? null : entityOf(schema, item, now)
}

/** What to read of one row: its key, and what it is. */
export type Wanted<T> = { keys: Keys; schema: z.ZodType<T> }

/** Those of many rows that this release can read, and why not of each of the others. */
export type Readable<T> = { rows: T[]; unread: Refusal[] }

/** All of them. @throws Refusal where one cannot be read */
export function allOf<T>({ rows, unread }: Readable<T>): T[] {
  const [first] = unread
  if (first) throw first
  return rows
}

/** What was found at keys, where nothing is left out. */
export const readableOf = <T>(found: readonly (T | null | Refusal)[]): Readable<T> => ({
  rows: found.flatMap((one) => (one === null || one instanceof Refusal ? [] : [one])),
  unread: found.filter((one) => one instanceof Refusal),
})

type Found<W extends readonly Wanted<unknown>[], Not> = {
  [I in keyof W]: W[I] extends Wanted<infer T> ? T | null | Not : never
}

/** The entities at several keys, each or null. @throws Refusal where one cannot be read */
export async function getTogether<W extends readonly Wanted<unknown>[]>(
  table: Table,
  wanted: readonly [...W],
  now = new Date(),
): Promise<Found<W, never>> {
  const found = await getEach(table, wanted, now)
  const unread = found.find((one) => one instanceof Refusal)
  if (unread) throw unread
  // None of them is a refusal.
  return found as Found<W, never>
}

/** The entities at several keys, a hundred in a request, each or null, or why it cannot be read. Strongly consistent row by row. */
export async function getEach<W extends readonly Wanted<unknown>[]>(
  table: Table,
  wanted: readonly [...W],
  now = new Date(),
): Promise<Found<W, Refusal>> {
  const items = await itemsAt(
    table,
    wanted.map(({ keys }) => keys),
  )
  const found = wanted.map(({ keys, schema }) => {
    const item = items.get(placeOf(keys))
    return item === undefined ? null : readOrWhyNot(schema, item, now)
  })
  // Each stands at the place of its wanted one, parsed by that one's schema; map() cannot say so.
  return found as Found<W, Refusal>
}

/** `now`: for rows that expire. */
type Page = { limit?: number; newestFirst?: boolean; now?: Date }

/** All entities of a partition whose sort key begins with `prefix`, in key order. @throws Refusal where one cannot be read */
export const list = async <T>(...of: Parameters<typeof listReadable<T>>): Promise<T[]> =>
  allOf(await listReadable(...of))

/** The same, and those that cannot be read apart. Strongly consistent. */
export const listReadable = <T>(
  table: Table,
  schema: z.ZodType<T>,
  pk: string,
  prefix: string,
  page: Page = {},
): Promise<Readable<T>> =>
  query(
    table,
    schema,
    {
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
      ExpressionAttributeValues: { ':pk': pk, ':prefix': prefix },
      ConsistentRead: true,
    },
    page,
  )

/** All entities under one index key, in index order. @throws Refusal where one cannot be read */
export const listIndex = async <T>(...of: Parameters<typeof listIndexReadable<T>>): Promise<T[]> =>
  allOf(await listIndexReadable(...of))

/** The same, and those that cannot be read apart; `upTo` bounds the sort key, `before` does so without itself. Eventually consistent on AWS. */
export const listIndexReadable = <T>(
  table: Table,
  schema: z.ZodType<T>,
  gsi1pk: string,
  { upTo, before, ...page }: Page & { upTo?: string; before?: string } = {},
): Promise<Readable<T>> => {
  const bound = upTo ?? before
  return query(
    table,
    schema,
    {
      IndexName: INDEX,
      KeyConditionExpression: `gsi1pk = :pk${bound === undefined ? '' : ` AND gsi1sk ${upTo === undefined ? '<' : '<='} :bound`}`,
      ExpressionAttributeValues: { ':pk': gsi1pk, ...(bound === undefined ? {} : { ':bound': bound }) },
    },
    page,
  )
}

async function query<T>(
  table: Table,
  schema: z.ZodType<T>,
  input: Omit<QueryCommandInput, 'TableName'>,
  { limit = Number.POSITIVE_INFINITY, newestFirst = false, now = new Date() }: Page,
): Promise<Readable<T>> {
  const found: T[] = []
  const unread: Refusal[] = []
  let from: QueryCommandInput['ExclusiveStartKey']
  do {
    const answer = await table.db.send(
      new QueryCommand({
        ...input,
        TableName: table.name,
        ScanIndexForward: !newestFirst,
        ExclusiveStartKey: from,
        ...(Number.isFinite(limit) ? { Limit: limit - found.length } : {}),
      }),
    )
    for (const item of answer.Items ?? []) {
      const entity = readOrWhyNot(schema, item, now)
      if (entity instanceof Refusal) unread.push(entity)
      else if (entity !== null) found.push(entity)
    }
    from = answer.LastEvaluatedKey
  } while (from && found.length < limit)
  return { rows: found, unread }
}

/**
 * The entities under one index key up to `upTo`, in index order, `size` at a time: a long queue is never held whole.
 * `leave` is told of each that cannot be read.
 */
export async function* pagesOfIndex<T>(
  table: Table,
  schema: z.ZodType<T>,
  gsi1pk: string,
  { upTo, size, leave }: { upTo: string; size: number; leave: (why: Refusal) => void },
): AsyncGenerator<T[]> {
  const pages = pagesOfItems(table, {
    IndexName: INDEX,
    KeyConditionExpression: 'gsi1pk = :pk AND gsi1sk <= :upTo',
    ExpressionAttributeValues: { ':pk': gsi1pk, ':upTo': upTo },
    Limit: size,
  })
  for await (const items of pages) {
    const { rows, unread } = readableOf(items.map((item) => readOrWhyNot(schema, item, new Date())))
    unread.forEach(leave)
    if (rows.length > 0) yield rows
  }
}

/** How many rows of a partition and prefix stand in each `state`; no more of them is held. Strongly consistent. */
export async function countStates(table: Table, pk: string, prefix: string): Promise<Map<string, number>> {
  const counts = new Map<string, number>()
  const pages = pagesOfItems(table, {
    KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
    ExpressionAttributeValues: { ':pk': pk, ':prefix': prefix },
    ProjectionExpression: '#state',
    ExpressionAttributeNames: { '#state': 'state' },
    ConsistentRead: true,
  })
  for await (const items of pages)
    for (const { state } of items) counts.set(String(state), (counts.get(String(state)) ?? 0) + 1)
  return counts
}
