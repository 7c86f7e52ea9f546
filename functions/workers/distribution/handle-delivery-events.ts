/** Takes in what mail services tell of letters after they were sent, a batch at a time: sorted by delivery, each read and written once. */
import { z } from 'zod'
import type { Delivery } from '#shared/distribution/delivery.ts'
import { readLetterId } from '#shared/distribution/delivery-id.ts'
import { Refusal } from '#shared/refusals.ts'
import { readSesEvent } from '../../mail/ses-events.ts'
import { batchedWrites } from '../../store/batched-writes.ts'
import { getEachDelivery } from '../../store/deliveries.ts'
import { forEachConcurrently } from '../concurrently.ts'
import { concernsAddress, type EventDeps, type Heard, ignore, takeIn } from './take-in-events.ts'

const AT_ONCE = 10

/** What SQS brings a function; each body is an event. */
const Batch = z.object({ Records: z.array(z.object({ messageId: z.string(), body: z.string() })) })

/** In the shape that Lambda reads. */
export type BatchAnswer = { batchItemFailures: { itemIdentifier: string }[] }

/**
 * Takes a batch of the queue of SES's events, and answers the messages to bring again (ReportBatchItemFailures). Safe to be told
 * twice, late, or in any order. One request reads what is there, and few write.
 * @throws ZodError for what no queue brings; what the store throws where it cannot be read.
 */
export async function handleDeliveryEvents(deps: EventDeps, batch: unknown): Promise<BatchAnswer> {
  const failed: string[] = []
  const fails = (messages: string[], error: unknown) => {
    deps.log({ level: 'error', event: 'delivery-events-failed', messages, error: String(error) })
    failed.push(...messages)
  }
  const heard = sorted(deps, batch, fails)
  const rows = await getEachDelivery(deps.table, heard)
  const write = batchedWrites(deps.table)
  const take = ([one, row]: [Heard, Delivery | null | Refusal]) =>
    (row instanceof Refusal ? Promise.reject(row) : takeIn({ deps, write }, one, row)).catch((error) =>
      fails(
        one.told.map(({ message }) => message),
        error,
      ),
    )
  // What goes on the record is written one after the other: its entries follow one another anyway.
  const { recorded = [], quiet = [] } = Object.groupBy(
    heard.map((one, n): [Heard, Delivery | null | Refusal] => [one, rows[n] ?? null]),
    ([{ told }]) => (told.some(concernsAddress) ? 'recorded' : 'quiet'),
  )
  await Promise.all([forEachConcurrently(1, recorded, take), forEachConcurrently(AT_ONCE, quiet, take)])
  return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) }
}

/** By delivery. A message that is no event `fails`, for someone to look at; the others go on. */
function sorted(deps: EventDeps, batch: unknown, fails: (messages: string[], error: unknown) => void): Heard[] {
  const heard = new Map<string, Heard>()
  for (const { messageId: message, body } of Batch.parse(batch).Records) {
    try {
      const told = readSesEvent(body)
      if (!told) continue
      const name = told.letter === null ? null : readLetterId(told.letter)
      if (!name) {
        ignore(deps, told, 'not a delivery')
        continue
      }
      // A scanner's word about the letter moves no delivery, but whoever runs the mail should hear of it.
      if (told.event === 'accepted' && told.reason)
        deps.log({ level: 'warn', event: 'letter-reported', letter: told.letter, reason: told.reason })
      const { issueId, deliveryId: id, round } = name
      const one = heard.get(`${issueId} ${id}`) ?? { issueId, id, told: [] }
      one.told.push({ ...told, message, round })
      heard.set(`${issueId} ${id}`, one)
    } catch (error) {
      fails([message], error)
    }
  }
  return [...heard.values()]
}
