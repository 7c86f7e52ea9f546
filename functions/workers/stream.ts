/** The table's stream: work that was just written is done at once, and where a record ends now is held. */
import { z } from 'zod'
import type { WorkerDeps } from '../deps.ts'
import { recordOf, workOf } from '../store/keys.ts'
import { holdEnd } from '../store/record-end.ts'
import { runWork } from './run-work.ts'

const StreamEvent = z.object({
  Records: z.array(
    z.object({
      eventName: z.enum(['INSERT', 'MODIFY', 'REMOVE']),
      dynamodb: z.object({
        SequenceNumber: z.string(),
        Keys: z.object({ pk: z.object({ S: z.string() }), sk: z.object({ S: z.string() }) }),
      }),
    }),
  ),
})

/**
 * Takes a DynamoDB stream event as Lambda gives it. Only new work is done here: work put back waits for the sweep.
 * Answers the records that could not be taken up, for Lambda to bring again (ReportBatchItemFailures).
 */
export async function handleStream(
  deps: WorkerDeps,
  event: unknown,
): Promise<{ batchItemFailures: { itemIdentifier: string }[] }> {
  const batchItemFailures: { itemIdentifier: string }[] = []
  for (const { eventName, dynamodb } of StreamEvent.parse(event).Records) {
    const { pk, sk } = dynamodb.Keys
    const work = eventName === 'INSERT' ? workOf(pk.S) : null
    const record = eventName === 'REMOVE' ? null : recordOf(pk.S, sk.S)
    try {
      if (work !== null) await runWork(deps, work)
      if (record !== null && !(await holdEnd(deps, record)))
        deps.log({ level: 'error', event: 'record-broken', record })
    } catch (error) {
      deps.log({ level: 'error', event: 'stream-record-failed', row: `${pk.S} ${sk.S}`, error: String(error) })
      batchItemFailures.push({ itemIdentifier: dynamodb.SequenceNumber })
    }
  }
  return { batchItemFailures }
}
