/** Long partitions, read row by row from any place on, or counted; never held whole. */
import { QueryCommand, type QueryCommandInput } from '@aws-sdk/lib-dynamodb'
import type { z } from 'zod'
import { Refusal } from '#shared/refusals.ts'
import type { Passed } from './pages.ts'
import { pagesOfItems } from './raw-rows.ts'
import { readOrWhyNot } from './row-json.ts'
import type { Table } from './table.ts'

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
