/** Reads the table's stream as Lambda's event source does, and calls the handler with the same event. */
import { setTimeout } from 'node:timers/promises'
import {
  DescribeStreamCommand,
  DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
  type _Record as StreamRecord,
} from '@aws-sdk/client-dynamodb-streams'
import { QUICK } from '#functions/time-limits.ts'
import { underWay } from './under-way.ts'

type Handler = (event: unknown) => Promise<unknown>

const IDLE_MS = 100

/** Where Lambda brings up to ten records in one event (infra/aws/work.ts), this brings them one by one, so many at once. */
const AT_ONCE = 10

/** Polls from now on until `signal` aborts; what was written before is the sweep's. Resolves when all that began is done. */
export async function pollStream(
  { endpoint, streamArn, signal }: { endpoint: string; streamArn: string; signal: AbortSignal },
  handle: Handler,
  onError: (error: unknown) => void,
): Promise<void> {
  const client = new DynamoDBStreamsClient({
    requestHandler: QUICK,
    endpoint,
    region: 'local',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  })
  const fromNow = async () => {
    const { StreamDescription } = await client.send(new DescribeStreamCommand({ StreamArn: streamArn }))
    const ShardId = StreamDescription?.Shards?.at(-1)?.ShardId
    if (!ShardId) throw new Error('the stream has no shard')
    const of = { StreamArn: streamArn, ShardId, ShardIteratorType: 'LATEST' } as const
    return (await client.send(new GetShardIteratorCommand(of))).ShardIterator
  }
  // None yet, or an engine that was started again knows none of before; what came meanwhile is the sweep's.
  let ShardIterator: string | undefined
  const events = underWay(AT_ONCE, onError)
  while (!signal.aborted) {
    try {
      ShardIterator ??= await fromNow()
      const { Records = [], NextShardIterator } = await client.send(
        new GetRecordsCommand({ ShardIterator, Limit: 100 }),
      )
      for (const record of Records) await events.begin(() => handle(asLambdaEvent(record, streamArn)))
      if (Records.length === 0) await pause(IDLE_MS, signal)
      ShardIterator = NextShardIterator
    } catch (error) {
      if (signal.aborted) break
      onError(error)
      await pause(IDLE_MS * 10, signal)
      ShardIterator = undefined
    }
  }
  client.destroy()
  await events.ended()
}

const asLambdaEvent = (record: StreamRecord, eventSourceARN: string) => ({
  Records: [{ ...record, eventSource: 'aws:dynamodb', eventSourceARN }],
})

/** `ms`, or until `signal` aborts. */
export const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  setTimeout(ms, undefined, { signal }).catch(() => undefined)
