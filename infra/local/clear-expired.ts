/** Rows that have expired are taken away where the store does not do it by itself, as DynamoDB does on AWS (time to live). */
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import { DeleteCommand, ScanCommand, type ScanCommandInput } from '@aws-sdk/lib-dynamodb'
import type { Table } from '#functions/store/table.ts'

/** An hour after: until then a row may be on its way to be read, and DynamoDB takes longer. */
const AFTER_S = 60 * 60
const MOST = 2000
const PAGE = 500

/** Takes away at most 2,000 of them; answers how many. One that was written anew meanwhile stays. */
export async function clearExpired(table: Table, now: Date): Promise<number> {
  const before = Math.floor(now.getTime() / 1000) - AFTER_S
  let cleared = 0
  let from: ScanCommandInput['ExclusiveStartKey']
  do {
    const { Items = [], LastEvaluatedKey } = await table.db.send(
      new ScanCommand({
        TableName: table.name,
        FilterExpression: 'expiresAt < :before',
        ProjectionExpression: 'pk, sk',
        ExpressionAttributeValues: { ':before': before },
        ExclusiveStartKey: from,
        Limit: PAGE,
      }),
    )
    for (const { pk, sk } of Items) if (await remove(table, { pk, sk }, before)) cleared += 1
    from = LastEvaluatedKey
  } while (from && cleared < MOST)
  return cleared
}

async function remove(table: Table, Key: Record<string, unknown>, before: number): Promise<boolean> {
  try {
    await table.db.send(
      new DeleteCommand({
        TableName: table.name,
        Key,
        ConditionExpression: 'expiresAt < :before',
        ExpressionAttributeValues: { ':before': before },
      }),
    )
    return true
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false
    throw error
  }
}
