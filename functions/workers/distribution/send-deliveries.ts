/** Sending what is due of an issue's deliveries: page by page, several letters under way at once. */
import type { Delivery } from '#shared/distribution/delivery.ts'
import type { Refusal } from '#shared/refusals.ts'
import type { WorkerDeps } from '../../deps.ts'
import { type Enclosed, enclose } from '../../mail/issue-letter.ts'
import { batchedWrites } from '../../store/batched-writes.ts'
import { dueDeliveries } from '../../store/deliveries.ts'
import type { Claim, GoOnAt } from '../claim.ts'
import { forEachConcurrently } from '../concurrently.ts'
import { leaving } from '../left-alone.ts'
import { type Alike, watchAlike } from './answers-alike.ts'
import { bringCorrections } from './bring-corrections.ts'
import { sendOne } from './send-one.ts'
import { checkPdf, type Signed } from './signed-file.ts'
import { skipSuppressed } from './skip-suppressed.ts'
import type { Stint } from './stint.ts'

/** A page of the queue is what is held of it, and the batch before which the bytes are checked. */
const PAGE = 100

/** Why it went no further: `goOn` null when nothing that is due is left, else when to go on; `paused` when mail is; `alike` when a person is to be asked; `left` where some wait for a later release. */
export type Sent = { goOn: GoOnAt; paused: boolean; alike: Alike | null; left: boolean }

/**
 * Sends all that is due, as long as it may.
 * @throws Mismatch when the bytes are no longer those that were signed.
 */
export async function sendQueued(
  deps: WorkerDeps,
  signed: Signed,
  { claim, stint, asked }: { claim: Claim; stint: Stint; asked: readonly string[] },
): Promise<Sent> {
  const senders = Math.max(1, Math.min(deps.senders, await deps.mailer.atOnce()))
  const sending = { deps, write: batchedWrites(deps.table) }
  const alike = watchAlike(asked)
  let goOn: GoOnAt = null
  let paused = false
  let left = false
  const leave = (why: Refusal) => {
    left = true
    leaving(deps, signed.issue.id)(why)
  }
  const stopped = () => {
    if (stint.isOver() || alike.enough()) goOn ??= deps.clock()
    return goOn !== null
  }
  for (let found = true; found && !stopped(); ) {
    found = false
    await forEachConcurrently(senders, due(deps, signed, { stopped, leave }), async ({ delivery, enclosed }) => {
      await claim.renew()
      await checkPdf(signed)
      const tried = await sendOne(sending, enclosed, delivery)
      if (tried.outcome) found = true
      if (tried.outcome && tried.delivery) alike.hear(tried.outcome, tried.delivery)
      if (!tried.pausedUntil) return
      paused = true
      goOn = tried.pausedUntil
    })
  }
  return { goOn, paused, alike: alike.question(goOn === null), left }
}

/** What is due now, each with what all letters enclose, until `stopped`; of the queue no more than a page is held. */
async function* due(
  deps: WorkerDeps,
  signed: Signed,
  { stopped, leave }: { stopped: () => boolean; leave: (why: Refusal) => void },
): AsyncGenerator<{ delivery: Delivery; enclosed: Enclosed }> {
  const now = deps.clock()
  for await (const page of dueDeliveries(deps.table, signed.issue.id, 'queued', { now, size: PAGE, leave })) {
    await checkPdf(signed)
    const free = await skipSuppressed(deps, page, leave)
    const notices = await bringCorrections(deps, signed, free)
    // Made anew for each page, from the bytes as they are checked now.
    const enclosed = enclose(signed.letter, signed.pdf, notices)
    for (const delivery of free) {
      if (stopped()) return
      yield { delivery, enclosed }
    }
  }
}
