/** Numbers that are kept with the rows they count: written in the transaction that changes a row, read without the rows. */
import { QueryCommand, type TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb'
import { z } from 'zod'
import { keys, prefixes } from './keys.ts'
import type { Table } from './table.ts'

/** What a write changes of the numbers of a partition, by their names. */
export type CounterChange = { of: string; by: Readonly<Record<string, number>> }

type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number]

/**
 * Each number is the sum of so many rows. A transaction takes one of them by chance: those that go on at the same time
 * mostly write another, and one that met the same is tried again with another.
 */
const ROWS = 16

/** What `counted` comes to, as items of the transaction that makes it so: one for each partition whose numbers change. */
export function counterItems(table: Table, counted: readonly CounterChange[]): TransactItem[] {
  const partitions = Map.groupBy(counted, ({ of }) => of)
  return [...partitions].flatMap(([of, all]) => {
    const sums = new Map<string, number>()
    for (const { by } of all) for (const [name, n] of Object.entries(by)) sums.set(name, (sums.get(name) ?? 0) + n)
    const changed = [...sums].filter(([, n]) => n !== 0)
    if (changed.length === 0) return []
    const { pk, sk } = keys.count(of, Math.floor(Math.random() * ROWS))
    const Update = {
      TableName: table.name,
      Key: { pk, sk },
      UpdateExpression: `ADD ${changed.map((_, n) => `#c${n} :c${n}`).join(', ')}`,
      ExpressionAttributeNames: Object.fromEntries(changed.map(([name], n) => [`#c${n}`, name])),
      ExpressionAttributeValues: Object.fromEntries(changed.map(([, by], n) => [`:c${n}`, by])),
    }
    return [{ Update }]
  })
}

const Numbers = z.record(z.string(), z.union([z.number(), z.string()]))

/** The numbers of a partition by their names; what was never counted is left out. Strongly consistent, one request. */
export async function readCounters(table: Table, of: string): Promise<Map<string, number>> {
  const counts = new Map<string, number>()
  const { Items = [] } = await table.db.send(
    new QueryCommand({
      TableName: table.name,
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
      ExpressionAttributeValues: { ':pk': of, ':prefix': prefixes.count },
      ConsistentRead: true,
    }),
  )
  for (const item of Items)
    for (const [name, n] of Object.entries(Numbers.parse(item)))
      if (typeof n === 'number') counts.set(name, (counts.get(name) ?? 0) + n)
  return counts
}
