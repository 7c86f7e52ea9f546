/** Long partitions, read row by row from any place on, or counted; never held whole. */
import type { QueryCommandInput } from '@aws-sdk/lib-dynamodb'
import type { z } from 'zod'
import { Refusal } from '#shared/refusals.ts'
import { keyIn } from './cursor.ts'
import { type Asked, type Page, type PageAsked, type Passed, pageOf } from './pages.ts'
import { answersTo, pagesOfItems } from './raw-rows.ts'
import { readOrWhyNot } from './row-json.ts'
import { INDEX, type Table } from './table.ts'

/**
 * The entities of a partition whose sort key begins with `prefix`, in key order, from behind `after` (a key without the
 * prefix) on, `size` at a time: a long list is never held whole. Strongly consistent.
 */
export async function* rowsAfter<T>(
  table: Table,
  schema: z.ZodType<T>,
  { pk, prefix, after = '', size }: { pk: string; prefix: string; after?: string | undefined; size: number },
): AsyncGenerator<Passed<T>> {
  const pages = pagesOfItems(table, {
    KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
    ExpressionAttributeValues: { ':pk': pk, ':prefix': prefix },
    ExclusiveStartKey: after ? { pk, sk: prefix + after } : undefined,
    Limit: size,
    ConsistentRead: true,
  })
  for await (const { key, row } of entitiesIn(pages, schema)) yield { key: key.slice(prefix.length), row }
}

/** The entities on pages of items, each with its sort key. */
async function* entitiesIn<T>(pages: ReturnType<typeof pagesOfItems>, schema: z.ZodType<T>): AsyncGenerator<Passed<T>> {
  for await (const items of pages)
    for (const item of items) {
      const row = readOrWhyNot(schema, item, new Date(0))
      if (row !== null) yield { key: String(item.sk), row }
    }
}

/** Where rows of a partition are read from, and up to: sort keys, both of them in it. */
type Range = { pk: string; from: string; to: string; newestFirst?: boolean; size: number }

/** The entities of a part of a partition in key order, or the greatest key first, `size` at a time. Strongly consistent. */
export async function* rowsBetween<T>(
  table: Table,
  schema: z.ZodType<T>,
  { pk, from, to, newestFirst = false, size }: Range,
): AsyncGenerator<Passed<T>> {
  if (from > to) return
  const pages = pagesOfItems(table, {
    KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
    ExpressionAttributeValues: { ':pk': pk, ':from': from, ':to': to },
    ScanIndexForward: !newestFirst,
    Limit: size,
    ConsistentRead: true,
  })
  yield* entitiesIn(pages, schema)
}

/** Where few of those that are read are wanted. */
const READ_AT_ONCE = 500

/** What tells a page of a long partition: its list, where it begins, how many it holds, and which rows `fit`. */
type PartAsked<T> = PageAsked & Asked<T>

/** A page of a partition in key order; of what is searched in it, many rows may have to be read for one. */
export const pageOfRows = <T>(
  table: Table,
  schema: z.ZodType<T>,
  { pk, prefix }: { pk: string; prefix: string },
  { list, after, limit, fits }: PartAsked<T>,
): Promise<Page<T>> => {
  const size = fits ? READ_AT_ONCE : limit + 1
  const rows = rowsAfter(table, schema, { pk, prefix, after: keyIn(list, after), size })
  return pageOf(rows, { list, limit, fits })
}

/** Whether a text of a row holds what is searched for, large letters or small; nothing to ask where nothing is. */
export function searchIn<T>(
  search: string | undefined,
  textsOf: (row: T) => readonly string[],
): ((row: T) => boolean) | undefined {
  const wanted = search?.trim().toLowerCase()
  return wanted ? (row) => textsOf(row).some((text) => text.toLowerCase().includes(wanted)) : undefined
}

/** The entities under an index key from the greatest on, below `before`, `size` at a time. Eventually consistent on AWS. */
export async function* rowsBefore<T>(
  table: Table,
  schema: z.ZodType<T>,
  { gsi1pk, before, size }: { gsi1pk: string; before?: string | undefined; size: number },
): AsyncGenerator<Passed<T>> {
  const pages = pagesOfItems(table, {
    IndexName: INDEX,
    KeyConditionExpression: `gsi1pk = :pk${before === undefined ? '' : ' AND gsi1sk < :before'}`,
    ExpressionAttributeValues: { ':pk': gsi1pk, ...(before !== undefined && { ':before': before }) },
    Limit: size,
    ScanIndexForward: false,
  })
  for await (const items of pages)
    for (const item of items) {
      const row = readOrWhyNot(schema, item, new Date(0))
      if (row !== null) yield { key: String(item.gsi1sk), row }
    }
}

/** Several lists, each from the greatest key on, as one. */
export async function* merged<T>(lists: readonly AsyncGenerator<Passed<T>>[]): AsyncGenerator<Passed<T>> {
  const heads = await Promise.all(lists.map(async (list) => ({ list, head: await list.next() })))
  while (true) {
    const [first] = heads
      .flatMap((one) => (one.head.done ? [] : [{ one, passed: one.head.value }]))
      .toSorted((a, b) => (a.passed.key > b.passed.key ? -1 : 1))
    if (!first) return
    yield first.passed
    first.one.head = await first.one.list.next()
  }
}

/** The rows themselves. @throws Refusal where one cannot be read */
export async function* each<T>(rows: AsyncIterable<Passed<T>>): AsyncGenerator<T> {
  for await (const { row } of rows) {
    if (row instanceof Refusal) throw row
    yield row
  }
}

/** How many rows a partition has under `prefix`; no further than `most`, which then is the answer. Strongly consistent. */
export const countRows = (table: Table, pk: string, prefix: string, most: number): Promise<number> =>
  count(
    table,
    {
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
      ExpressionAttributeValues: { ':pk': pk, ':prefix': prefix },
      ConsistentRead: true,
    },
    most,
  )

/** How many rows stand under one index key. */
export const countIndex = (table: Table, gsi1pk: string): Promise<number> =>
  count(
    table,
    {
      IndexName: INDEX,
      KeyConditionExpression: 'gsi1pk = :pk',
      ExpressionAttributeValues: { ':pk': gsi1pk },
    },
    Number.POSITIVE_INFINITY,
  )

async function count(table: Table, query: Omit<QueryCommandInput, 'TableName'>, most: number): Promise<number> {
  let counted = 0
  for await (const { Count = 0 } of answersTo(table, { ...query, Select: 'COUNT' })) {
    counted += Count
    if (counted >= most) break
  }
  return Math.min(counted, most)
}
