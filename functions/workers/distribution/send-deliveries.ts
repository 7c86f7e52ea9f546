/** Sending what is due of an issue's deliveries: page by page, several letters under way at once. */
import type { Delivery } from '#shared/distribution/delivery.ts'
import type { WorkerDeps } from '../../deps.ts'
import { type Enclosed, enclose } from '../../mail/issue-letter.ts'
import { dueDeliveries } from '../../store/deliveries.ts'
import { gatheredWrites } from '../../store/gathered.ts'
import { eachAtOnce } from '../at-once.ts'
import type { Claim, GoOnAt } from '../claim.ts'
import { bringCorrections } from './bring-corrections.ts'
import { sendOne } from './send-one.ts'
import { checkPdf, type Signed } from './signed-file.ts'
import { skipSuppressed } from './skip-suppressed.ts'

/** A page of the queue is what is held of it, and the batch before which the bytes are checked. */
const PAGE = 100
/** Lambda ends a function after 15 minutes: well before that the work is put back, to be gone on with. */
const STINT_MS = 8 * 60_000
/** So many in a row that nobody knows of, and the server is ill: it gets a rest, before a person must look after every mailbox. */
const MOST_UNCLEAR = 5
const REST_MS = 5 * 60_000

/**
 * Sends all that is due. Null when nothing due is left; an instant when it must stop before, to go on then.
 * @throws Mismatch when the bytes are no longer those that were signed.
 */
export async function sendQueued(deps: WorkerDeps, signed: Signed, claim: Claim): Promise<GoOnAt> {
  const senders = Math.max(1, Math.min(deps.senders, await deps.mailer.atOnce()))
  const sending = { deps, write: gatheredWrites(deps.table) }
  const stintEnds = deps.clock().getTime() + STINT_MS
  let stop: Date | null = null
  let unclear = 0
  const stopped = () => {
    if (deps.ending?.aborted || deps.clock().getTime() > stintEnds) stop ??= deps.clock()
    return stop !== null
  }
  for (let found = true; found && !stopped(); ) {
    found = false
    await eachAtOnce(senders, due(deps, signed, stopped), async ({ delivery, enclosed }) => {
      await claim.renew()
      await checkPdf(signed)
      const tried = await sendOne(sending, enclosed, delivery)
      if (tried !== 'not-ours') found = true
      if (typeof tried === 'object') stop = tried.pause
      if (tried !== 'not-ours') unclear = tried === 'unclear' ? unclear + 1 : 0
      if (unclear >= MOST_UNCLEAR) stop ??= new Date(deps.clock().getTime() + REST_MS)
    })
  }
  return stop
}

/** What is due now, each with what all letters enclose, until `stopped`; of the queue no more than a page is held. */
async function* due(
  deps: WorkerDeps,
  signed: Signed,
  stopped: () => boolean,
): AsyncGenerator<{ delivery: Delivery; enclosed: Enclosed }> {
  const now = deps.clock()
  for await (const page of dueDeliveries(deps.table, signed.issue.id, 'queued', { now, size: PAGE })) {
    await checkPdf(signed)
    const free = await skipSuppressed(deps, page)
    const correctedBy = await bringCorrections(deps, signed.issue, free)
    // Made anew for each page, from the bytes as they are checked now.
    const enclosed = enclose(deps.place, { ...signed, correctedBy }, signed.pdf)
    for (const delivery of free) {
      if (stopped()) return
      yield { delivery, enclosed }
    }
  }
}
