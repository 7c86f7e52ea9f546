/** A process that sends and is measured: one whole distribution as the product does it, or the bare SDK call in a loop; `SEND` tells which. */
import { join } from 'node:path'
import { SESClient, SendRawEmailCommand } from '@aws-sdk/client-ses'
import { z } from 'zod'
import type { WorkerDeps } from '#functions/deps.ts'
import { diskFiles } from '#functions/files/disk.ts'
import { openPace } from '#functions/mail/pace.ts'
import { paced } from '#functions/mail/paced.ts'
import { openSes } from '#functions/mail/ses.ts'
import { openTable } from '#functions/store/table.ts'
import { turnsIn } from '#functions/store/turns.ts'
import { eachAtOnce } from '#functions/workers/at-once.ts'
import { sweep } from '#functions/workers/sweep.ts'
import { watched } from '../crash/external-calls.ts'
import { clientFor } from '../mail/rigs.ts'
import { quickPress } from '../support/press.ts'

const Send = z.object({
  endpoint: z.string(),
  folder: z.string(),
  place: z.object({ publicUrl: z.string(), secret: z.string(), mailFrom: z.string(), mailMostBytes: z.number() }),
  ses: z.string(),
  senders: z.number(),
  /** Null for the distribution that is due; else so many calls with messages of so many bytes. */
  bare: z.object({ letters: z.number(), bytes: z.number() }).nullable(),
})
export type Send = z.infer<typeof Send>

/** `requests`: to DynamoDB. `peakKb`: the most memory the process ever had. */
export type Sent = { ms: number; requests: number; peakKb: number }

const { endpoint, folder, place, ses, senders, bare } = Send.parse(JSON.parse(process.env.SEND ?? ''))
/** Above what any machine here sends: the limiter works, and does not limit. */
const RATE = 5000

let requests = 0
let ms: number
if (bare) {
  const client = new SESClient({ ...clientFor(ses, 30_000), maxAttempts: 1 })
  const Data = Buffer.alloc(bare.bytes, 'abcdefgh+/=\r\n')
  const began = performance.now()
  await eachAtOnce(senders, Array(bare.letters).keys(), async (n) => {
    await client.send(
      new SendRawEmailCommand({
        Source: place.mailFrom,
        Destinations: [`recipient-${n}@dept.example`],
        RawMessage: { Data },
        ConfigurationSetName: 'bulletin',
      }),
    )
  })
  ms = performance.now() - began
} else {
  const table = openTable('chuangxun', endpoint)
  const pace = openPace(turnsIn(table), async () => ({ perSecond: RATE, usedUp: null }))
  const deps: WorkerDeps = watched(
    {
      table,
      files: diskFiles(join(folder, 'files')),
      place,
      clock: () => new Date(),
      newId: () => crypto.randomUUID(),
      print: quickPress,
      mailer: paced(openSes({ configurationSet: 'bulletin', client: clientFor(ses, 30_000) }), pace),
      senders,
      worker: 'bench',
      leaseMs: 120_000,
      log: () => undefined,
    },
    (call) => {
      if (/^(read|list|write)\b/.test(call) && !call.startsWith('read file')) requests += 1
    },
  )
  const began = performance.now()
  while ((await sweep(deps)) > 0);
  ms = performance.now() - began
}
const sent: Sent = { ms, requests, peakKb: process.resourceUsage().maxRSS }
process.stdout.write(JSON.stringify(sent))
process.exit(0)
