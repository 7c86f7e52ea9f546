/** The table's stream: work that was just written is done at once. */
import { z } from 'zod'
import type { WorkerDeps } from '../deps.ts'
import { workOf } from '../store/keys.ts'
import { runWork } from './run-work.ts'

const StreamEvent = z.object({
  Records: z.array(
    z.object({
      eventName: z.enum(['INSERT', 'MODIFY', 'REMOVE']),
      dynamodb: z.object({
        SequenceNumber: z.string(),
        Keys: z.object({ pk: z.object({ S: z.string() }) }),
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
    const work = workOf(dynamodb.Keys.pk.S)
    if (eventName !== 'INSERT' || work === null) continue
    try {
      await runWork(deps, work)
    } catch (error) {
      deps.log({ level: 'error', event: 'stream-record-failed', work, error: String(error) })
      batchItemFailures.push({ itemIdentifier: dynamodb.SequenceNumber })
    }
  }
  return { batchItemFailures }
}
