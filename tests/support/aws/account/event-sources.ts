/** Brings events to functions as the template's event source mappings say: the table's stream in batches, and queues. */
import {
  DescribeStreamCommand,
  DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
  type _Record as StreamRecord,
} from '@aws-sdk/client-dynamodb-streams'
import { batchOf } from '../ses-events.ts'
import type { Described } from './as-described.ts'
import { fits } from './pattern.ts'
import { allows } from './statements.ts'

/** The properties of an event source mapping, filled in. */
export type Mapping = {
  EventSourceArn: string
  FunctionName: string
  BatchSize: number
  StartingPosition?: 'TRIM_HORIZON' | 'LATEST'
  MaximumRetryAttempts?: number
  FilterCriteria?: { Filters: { Pattern: string }[] }
  FunctionResponseTypes?: string[]
  DestinationConfig?: { OnFailure: { Destination: string } }
}

type Invoke = (event: unknown) => Promise<unknown>

/** Lambda reads by the function's role: without these rights nothing comes. */
export function mustBeLetRead({ role, statements }: Described, { EventSourceArn, DestinationConfig }: Mapping): void {
  const rights = EventSourceArn.includes(':sqs:')
    ? ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes']
    : ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator']
  const asked = [
    ...rights.map((action) => ({ action, resource: EventSourceArn })),
    ...(EventSourceArn.includes(':sqs:') ? [] : [{ action: 'dynamodb:ListStreams', resource: '*' }]),
    ...(DestinationConfig ? [{ action: 'sqs:SendMessage', resource: DestinationConfig.OnFailure.Destination }] : []),
  ]
  for (const one of asked)
    if (!allows(statements, one)) throw new Error(`${role} lacks ${one.action} on ${one.resource}`)
}

/** Reports which items failed, if the mapping says so; else the whole batch did or did not. */
async function failedOf(mapping: Mapping, invoke: Invoke, event: unknown, all: string[]): Promise<Set<string>> {
  try {
    const answer = await invoke(event)
    if (!mapping.FunctionResponseTypes?.includes('ReportBatchItemFailures')) return new Set()
    // What Lambda takes of a function that reports so.
    const { batchItemFailures } = answer as { batchItemFailures: { itemIdentifier: string }[] }
    return new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier))
  } catch {
    return new Set(all)
  }
}

/** Answers a function that brings everything that is new in the stream, and says how many records it brought; what is given up goes to `givenUp`. */
export async function openStream(
  { endpoint, streamArn }: { endpoint: string; streamArn: string },
  mapping: Mapping,
  invoke: Invoke,
  givenUp: (record: unknown) => void,
): Promise<() => Promise<number>> {
  const credentials = { accessKeyId: 'event-source', secretAccessKey: 'event-source' }
  const client = new DynamoDBStreamsClient({ endpoint, region: 'local', credentials })
  const { StreamDescription } = await client.send(new DescribeStreamCommand({ StreamArn: streamArn }))
  const ShardId = StreamDescription?.Shards?.at(-1)?.ShardId
  const of = { StreamArn: streamArn, ShardId, ShardIteratorType: mapping.StartingPosition }
  let { ShardIterator } = await client.send(new GetShardIteratorCommand(of))
  const patterns = mapping.FilterCriteria?.Filters.map(({ Pattern }) => JSON.parse(Pattern)) ?? []
  const wanted = (record: unknown) => patterns.length === 0 || patterns.some((pattern) => fits(pattern, record))

  async function bring(records: ReturnType<typeof asLambdaHasIt>[], tries = 0): Promise<void> {
    if (tries > (mapping.MaximumRetryAttempts ?? 0)) return records.forEach(givenUp)
    const numberOf = (record: (typeof records)[number]) => record.dynamodb?.SequenceNumber ?? ''
    const failed = await failedOf(mapping, invoke, { Records: records }, records.map(numberOf))
    // From the first that failed on, in the order of the shard.
    const from = records.findIndex((record) => failed.has(numberOf(record)))
    if (from >= 0) await bring(records.slice(from), from === 0 ? tries + 1 : 1)
  }

  return async () => {
    let brought = 0
    for (;;) {
      const read = await client.send(new GetRecordsCommand({ ShardIterator, Limit: 1000 }))
      ShardIterator = read.NextShardIterator
      if (!read.Records?.length) return brought
      const records = read.Records.map((record) => asLambdaHasIt(record, mapping.EventSourceArn)).filter(wanted)
      for (let n = 0; n < records.length; n += mapping.BatchSize) await bring(records.slice(n, n + mapping.BatchSize))
      brought += records.length
    }
  }
}

const asLambdaHasIt = (record: StreamRecord, eventSourceARN: string) => ({
  ...record,
  dynamodb: record.dynamodb && {
    ...record.dynamodb,
    ApproximateCreationDateTime: (record.dynamodb.ApproximateCreationDateTime?.getTime() ?? 0) / 1000,
  },
  eventSource: 'aws:dynamodb',
  eventSourceARN,
})

export type Queue = { bodies: { body: string; received: number }[] }

/** Brings what waits in the queue until nothing does; what came too often goes to `dead`. */
export async function drain(
  queue: Queue,
  mapping: Mapping,
  invoke: Invoke,
  { maxReceiveCount, dead }: { maxReceiveCount: number; dead: Queue },
): Promise<number> {
  let brought = 0
  while (queue.bodies.length > 0) {
    const batch = queue.bodies.splice(0, mapping.BatchSize)
    const event = batchOf(...batch.map(({ body }) => body))
    const ids = event.Records.map(({ messageId }) => messageId)
    const failed = await failedOf(mapping, invoke, event, ids)
    brought += batch.length - failed.size
    for (const [n, id] of ids.entries()) {
      const message = batch[n]
      if (!message || !failed.has(id)) continue
      const again = { ...message, received: message.received + 1 }
      ;(again.received >= maxReceiveCount ? dead : queue).bodies.push(again)
    }
  }
  return brought
}
