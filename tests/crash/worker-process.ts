/** A worker process: it does all work there is, or kills itself after the call that `WORKER_RUN` names. */

import { randomUUID } from 'node:crypto'
import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { WorkerDeps } from '#functions/deps.ts'
import { diskFiles } from '#functions/files/disk.ts'
import { picturesIn } from '#functions/files/pictures.ts'
import { openOutbox } from '#functions/mail/outbox.ts'
import { openPrinter } from '#functions/print/printer.ts'
import { loadDistribution } from '#functions/store/deliveries.ts'
import { indexes } from '#functions/store/keys.ts'
import { listIndex } from '#functions/store/read.ts'
import { openTable } from '#functions/store/table.ts'
import { groupsOf } from '#functions/workers/distribution/frozen-list.ts'
import { handleDeliveryEvents } from '#functions/workers/distribution/handle-delivery-events.ts'
import { sweep } from '#functions/workers/sweep.ts'
import { letterId } from '#shared/distribution/delivery-id.ts'
import { Work } from '#shared/work.ts'
import { saying, watched } from '../support/aws/external-calls.ts'
import { batchOf, byEventBridge, SES_EVENTS } from '../support/aws/ses-events.ts'
import { quickPrint } from '../support/print/quick-print.ts'

const WorkerRun = z.object({
  endpoint: z.string(),
  folder: z.string(),
  /** Where each try to send is noted. */
  triesLog: z.string(),
  senders: z.number(),
  leaseMs: z.number(),
  place: z.object({ publicUrl: z.string(), secret: z.string(), mailFrom: z.string(), mailMostBytes: z.number() }),
  /** How far its clock is ahead: the next process begins when the claims of the one before are over. */
  aheadMs: z.number(),
  /** Dies after the `nth` such call. */
  fault: z.object({ call: z.string(), nth: z.number() }).nullable(),
  /** Prints as the product does, not as quickly as tests do. */
  prints: z.boolean(),
  /** The mail server remembers what it took, as the outbox does and SES does not. */
  remembers: z.boolean(),
  /** When all is sent, takes SES's event for every letter of this issue that was. */
  eventsOf: z.string().nullable(),
})

export type WorkerRun = z.infer<typeof WorkerRun>

const run = WorkerRun.parse(JSON.parse(process.env.WORKER_RUN ?? ''))
const table = openTable('chuangxun', run.place.secret, run.endpoint)
const files = diskFiles(join(run.folder, 'files'))
const outbox = await openOutbox(join(run.folder, 'outbox'))
let ahead = run.aheadMs

const counts = new Map<string, number>()
function after(...names: string[]): void {
  for (const name of names) {
    const count = (counts.get(name) ?? 0) + 1
    counts.set(name, count)
    if (run.fault?.call === name && run.fault.nth === count) process.kill(process.pid, 'SIGKILL')
  }
}

const bare: WorkerDeps = {
  table,
  files,
  place: run.place,
  clock: () => new Date(Date.now() + ahead),
  newId: randomUUID,
  print: run.prints ? (await openPrinter({ pictures: picturesIn(files) })).print : quickPrint,
  drawFirstPage: async () => null,
  mailer: {
    ...outbox,
    // Every try is noted before it is made: what the outbox takes once only would not show.
    send: (letter) => {
      if (letter.attachments.length > 0) appendFileSync(run.triesLog, `${letter.id} ${letter.to.address}\n`)
      return outbox.send(letter)
    },
    recall: async (id) => (run.remembers ? outbox.recall(id) : 'unknown'),
  },
  senders: run.senders,
  worker: `worker-${process.pid}`,
  leaseMs: run.leaseMs,
  log: () => undefined,
}
const deps = watched(bare, saying(after))

const left = async () => (await listIndex(table, Work, indexes.work('open'), { limit: 1 })).length > 0
while (await left()) if ((await sweep(deps)) === 0) ahead += 1000

if (run.eventsOf) {
  const { deliveries } = await loadDistribution(table, run.eventsOf)
  const arrived = deliveries.filter(({ state }) => ['sent', 'ambiguous', 'delivered'].includes(state))
  const events: object[] = []
  for (const delivery of arrived) {
    const letter = letterId(delivery)
    if ((await outbox.recall(letter)) === 'accepted')
      events.push(byEventBridge(SES_EVENTS.delivery({ letter, to: delivery.address })))
  }
  for (const group of groupsOf(10, events)) await handleDeliveryEvents(deps, batchOf(...group))
}
process.stdout.write(JSON.stringify([...counts]))
process.exit(0)
