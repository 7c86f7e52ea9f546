/** The table's stream: work that was just written is done at once, and where a record ends now is held. */
import { z } from 'zod'
import type { WorkerDeps } from '../deps.ts'
import { recordOf, workOf } from '../store/keys.ts'
import { holdEnd } from '../store/record-end.ts'
import { forEachConcurrently } from './concurrently.ts'
import { runWork } from './run-work.ts'
import { tellOfBreak } from './tell-of-break.ts'

const StreamRecord = z.object({
  eventName: z.enum(['INSERT', 'MODIFY', 'REMOVE']),
  dynamodb: z.object({
    SequenceNumber: z.string(),
    Keys: z.object({ pk: z.object({ S: z.string() }), sk: z.object({ S: z.string() }) }),
    NewImage: z.object({ json: z.object({ S: z.string() }).optional() }).optional(),
  }),
})
type StreamRecord = z.infer<typeof StreamRecord>
const StreamEvent = z.object({ Records: z.array(StreamRecord) })

/** A code must not wait behind ten notices; what prints takes turns at the printer's one lane. Records of one partition follow one another. */
const AT_ONCE = 4

/**
 * Takes a DynamoDB stream event as Lambda gives it. Only new work is done here: work put back waits for the sweep.
 * Answers the records that could not be taken up, for Lambda to bring again (ReportBatchItemFailures).
 */
export async function handleStream(
  deps: WorkerDeps,
  event: unknown,
): Promise<{ batchItemFailures: { itemIdentifier: string }[] }> {
  const batchItemFailures: { itemIdentifier: string }[] = []
  const { Records } = StreamEvent.parse(event)
  const [, ...left] = Records.filter(distributes)
  const taken = Records.filter((record) => !left.includes(record))
  const byPartition = Map.groupBy(taken, ({ dynamodb }) => dynamodb.Keys.pk.S)
  await forEachConcurrently(AT_ONCE, byPartition.values(), async (records) => {
    for (const record of records)
      if (!(await isTakenUp(deps, record))) batchItemFailures.push({ itemIdentifier: record.dynamodb.SequenceNumber })
  })
  return { batchItemFailures }
}

/** Each holds a PDF and a letter in memory: of those in one batch the first is begun here, the others the sweep takes one by one. */
const distributes = ({ eventName, dynamodb: { Keys, NewImage } }: StreamRecord): boolean =>
  eventName === 'INSERT' && workOf(Keys.pk.S) !== null && NewImage?.json?.S.includes(DISTRIBUTE) === true
const DISTRIBUTE = '"kind":"distribute"'

async function isTakenUp(deps: WorkerDeps, { eventName, dynamodb }: StreamRecord): Promise<boolean> {
  const { pk, sk } = dynamodb.Keys
  const work = eventName === 'INSERT' ? workOf(pk.S) : null
  const record = eventName === 'REMOVE' ? null : recordOf(pk.S, sk.S)
  try {
    if (work !== null) await runWork(deps, work)
    if (record !== null && !(await holdEnd(deps, record))) await tellOfBreak(deps, record)
    return true
  } catch (error) {
    deps.log({ level: 'error', event: 'stream-record-failed', row: `${pk.S} ${sk.S}`, error: String(error) })
    return false
  }
}
