/** A process that sends and is measured: one whole distribution as the product does it and what SES then tells of it, or the bare SDK call in a loop; `SEND` tells which. */
import { join } from 'node:path'
import { SESClient, SendRawEmailCommand } from '@aws-sdk/client-ses'
import { z } from 'zod'
import type { WorkerDeps } from '#functions/deps.ts'
import { diskFiles } from '#functions/files/disk.ts'
import { fixedRate } from '#functions/mail/fixed-rate.ts'
import { openSes } from '#functions/mail/ses.ts'
import { loadDistribution } from '#functions/store/deliveries.ts'
import { openTable, type Table } from '#functions/store/table.ts'
import { forEachConcurrently } from '#functions/workers/concurrently.ts'
import { groupsOf } from '#functions/workers/distribution/frozen-list.ts'
import { handleDeliveryEvents } from '#functions/workers/distribution/handle-delivery-events.ts'
import { sweepAll } from '#functions/workers/sweep.ts'
import { letterId } from '#shared/distribution/delivery-id.ts'
import { clientFor } from '../support/aws/aws-client.ts'
import { saying, watched } from '../support/aws/external-calls.ts'
import { batchOf, byEventBridge, SES_EVENTS } from '../support/aws/ses-events.ts'
import { quickPrint } from '../support/print/quick-print.ts'
import { median } from './row.ts'

const Send = z.object({
  endpoint: z.string(),
  folder: z.string(),
  place: z.object({ publicUrl: z.string(), secret: z.string(), mailFrom: z.string(), mailMostBytes: z.number() }),
  ses: z.string(),
  senders: z.number(),
  /** So many calls with messages of so many bytes; or the distribution of this issue, which is due. */
  does: z.union([z.object({ letters: z.number(), bytes: z.number() }), z.object({ issueId: z.string() })]),
})
export type Send = z.infer<typeof Send>

/** To DynamoDB: `requests` for the distribution, `eventRequests` for its events. `peakKb`: the most memory while sending; `usedKb`: what was in use half of the time. */
export type Sent = { ms: number; requests: number; eventRequests: number; peakKb: number; usedKb: number }

const { endpoint, folder, place, ses, senders, does } = Send.parse(JSON.parse(process.env.SEND ?? ''))
/** Above what any machine here sends: the limiter works, and does not limit. */
const RATE = 5000

const EVENTS_IN_A_BATCH = 10
const LOOK_MS = 50

async function sendsBare({ letters, bytes }: { letters: number; bytes: number }): Promise<number> {
  const client = new SESClient({ ...clientFor(ses, 30_000), maxAttempts: 1 })
  const Data = Buffer.alloc(bytes, 'abcdefgh+/=\r\n')
  const began = performance.now()
  await forEachConcurrently(senders, Array(letters).keys(), async (n) => {
    await client.send(
      new SendRawEmailCommand({
        Source: place.mailFrom,
        Destinations: [`recipient-${n}@dept.example`],
        RawMessage: { Data },
        ConfigurationSetName: 'bulletin',
      }),
    )
  })
  return performance.now() - began
}

/** All letters are accepted first and delivered later, as on the way they are: no batch has both events of one. */
async function hearsOfAll(deps: WorkerDeps, table: Table, issueId: string): Promise<void> {
  const { deliveries } = await loadDistribution(table, issueId)
  for (const name of ['send', 'delivery'] as const)
    for (const group of groupsOf(EVENTS_IN_A_BATCH, deliveries)) {
      const events = group.map((one) => byEventBridge(SES_EVENTS[name]({ letter: letterId(one), to: one.address })))
      const { batchItemFailures } = await handleDeliveryEvents(deps, batchOf(...events))
      if (batchItemFailures.length > 0) throw new Error('an event was not taken in')
    }
}

async function distributes(issueId: string): Promise<Sent> {
  const table = openTable('chuangxun', place.secret, endpoint)
  let made = 0
  const deps: WorkerDeps = watched(
    {
      table,
      files: diskFiles(join(folder, 'files')),
      place,
      clock: () => new Date(),
      newId: () => crypto.randomUUID(),
      print: quickPrint,
      drawFirstPage: async () => null,
      mailer: fixedRate(openSes({ configurationSet: 'bulletin', client: clientFor(ses, 30_000) }), table, RATE),
      senders,
      worker: 'bench',
      leaseMs: 120_000,
      log: () => undefined,
    },
    saying((call = '') => {
      if (/^(read|list|write)\b/.test(call) && !call.startsWith('read file')) made += 1
    }),
  )
  const used: number[] = []
  const looking = setInterval(() => {
    const { heapUsed, external } = process.memoryUsage()
    used.push((heapUsed + external) / 1024)
  }, LOOK_MS)
  const began = performance.now()
  await sweepAll(deps)
  const [ms, requests, peakKb] = [performance.now() - began, made, process.resourceUsage().maxRSS]
  clearInterval(looking)
  await hearsOfAll(deps, table, issueId)
  return { ms, requests, eventRequests: made - requests, peakKb, usedKb: median(used) }
}

const sent: Sent =
  'issueId' in does
    ? await distributes(does.issueId)
    : { ms: await sendsBare(does), requests: 0, eventRequests: 0, peakKb: process.resourceUsage().maxRSS, usedKb: 0 }
process.stdout.write(JSON.stringify(sent))
process.exit(0)
