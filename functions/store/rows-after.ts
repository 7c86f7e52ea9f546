/** Long partitions, read row by row from any place on, or counted; never held whole. */
import { QueryCommand, type QueryCommandInput } from '@aws-sdk/lib-dynamodb'
import type { z } from 'zod'
import { Refusal } from '#shared/refusals.ts'
import type { Passed } from './pages.ts'
import { pagesOfItems } from './raw-rows.ts'
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
  for await (const items of pages)
    for (const item of items) {
      const row = readOrWhyNot(schema, item, new Date(0))
      if (row !== null) yield { key: String(item.sk).slice(prefix.length), row }
    }
}

/** The entities under an index key from the greatest on, below `before`, `size` at a time. Eventually consistent on AWS. */
export async function* rowsBefore<T>(
  table: Table,
  schema: z.ZodType<T>,
  { gsi1pk, before, size }: { gsi1pk: string; before?: string | undefined; size: number },
): AsyncGenerator<Passed<T>> {
  let from: QueryCommandInput['ExclusiveStartKey']
  do {
    const { Items = [], LastEvaluatedKey } = await table.db.send(
      new QueryCommand({
        TableName: table.name,
        IndexName: INDEX,
        KeyConditionExpression: `gsi1pk = :pk${before === undefined ? '' : ' AND gsi1sk < :before'}`,
        ExpressionAttributeValues: { ':pk': gsi1pk, ...(before !== undefined && { ':before': before }) },
        ExclusiveStartKey: from,
        Limit: size,
        ScanIndexForward: false,
      }),
    )
    for (const item of Items) {
      const row = readOrWhyNot(schema, item, new Date(0))
      if (row !== null) yield { key: String(item.gsi1sk), row }
    }
    from = LastEvaluatedKey
  } while (from)
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

/** How many rows a partition has under `prefix`; no further than `most`, which then is the answer. */
export async function countRows(table: Table, pk: string, prefix: string, most: number): Promise<number> {
  let count = 0
  let from: QueryCommandInput['ExclusiveStartKey']
  do {
    const { Count = 0, LastEvaluatedKey } = await table.db.send(
      new QueryCommand({
        TableName: table.name,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
        ExpressionAttributeValues: { ':pk': pk, ':prefix': prefix },
        ExclusiveStartKey: from,
        Select: 'COUNT',
      }),
    )
    count += Count
    from = LastEvaluatedKey
  } while (from && count < most)
  return Math.min(count, most)
}
