/** One delivery: claimed before its mail goes out and marked after; what is not known is never sent again unasked. */
import { isOfLetter } from '#shared/distribution/about.ts'
import type { Delivery } from '#shared/distribution/delivery.ts'
import { letterId } from '#shared/distribution/delivery-id.ts'
import type { WorkerDeps } from '../../deps.ts'
import type { Enclosed } from '../../mail/issue-letter.ts'
import type { Outcome } from '../../mail/port.ts'
import { unlessStale, type Write } from '../../store/commit.ts'
import { changeDelivery, getDelivery, moveDelivery } from '../../store/deliveries.ts'
import { WAIT_MS } from '../pause/rests.ts'
import { unlessPaused } from '../pause/unless-paused.ts'
import { repeatEvery } from '../repeat.ts'

/** The last of them some three and a half hours after the first: who greylists lets a letter in after minutes, a full mailbox takes longer. */
const MOST_ATTEMPTS = 12
const MINUTE_MS = 60_000
/** Between the tries of one letter that its mailbox puts off; the last for all further ones. */
const RESTS_MS = [1, 5, 5, 10, 15, 30].map((minutes) => minutes * MINUTE_MS)

/**
 * `outcome` null: it was not sent, since another worker has it or mail is paused. `delivery`: as it was marked after, if
 * it was this worker's still.
 */
export type Tried = { outcome: Outcome | null; delivery: Delivery | null; pausedUntil: Date | null }

/** `write`: puts a row, or rejects as `commit` does. */
export type Sending = { deps: WorkerDeps; write: (write: Write) => Promise<void> }

export async function sendOne(sending: Sending, enclosed: Enclosed, queued: Delivery): Promise<Tried> {
  const { deps } = sending
  const tried: Tried = { outcome: null, delivery: null, pausedUntil: null }
  tried.pausedUntil = await unlessPaused(deps, async () => {
    const lease = leaseOf(deps)
    const claimed = await mark(sending, moveDelivery(queued, 'claim', { attempts: queued.attempts + 1, lease }))
    if (!claimed) return null
    const { outcome, delivery } = await send(sending, enclosed, claimed)
    tried.outcome = outcome
    const after = movedBy(outcome, deps.clock())
    tried.delivery = await markClaimed(sending, delivery, after)
    if (!tried.delivery && outcome.kind === 'accepted') await clearUp(sending, delivery, after)
    return outcome
  })
  return tried
}

const leaseOf = ({ clock, leaseMs, worker }: WorkerDeps) => ({
  worker,
  until: new Date(clock().getTime() + leaseMs).toISOString(),
})

/** Mails it and keeps the claim as long as that takes: a server may be slow, and letters wait their turn. */
async function send(sending: Sending, enclosed: Enclosed, claimed: Delivery) {
  const { deps } = sending
  let delivery = claimed
  const kept = repeatEvery(deps.leaseMs / 3, async () => {
    const renewed = (one: Delivery) => changeDelivery(one, { lease: leaseOf(deps) })
    delivery = (await markClaimed(sending, delivery, renewed)) ?? delivery
  })
  const letter = { id: letterId(claimed), to: { name: claimed.name, address: claimed.address } }
  const outcome = await deps.mailer
    .send({ ...letter, sentAt: deps.clock().toISOString(), ...enclosed })
    .finally(kept.stop)
  deps.log({ level: 'debug', event: 'letter', issue: claimed.issueId, letter: letter.id, outcome: outcome.kind })
  return { outcome, delivery }
}

/** Another worker thought this one dead and called the delivery ambiguous: now it is known after all. */
async function clearUp(sending: Sending, { issueId, id, round }: Delivery, after: After): Promise<void> {
  const now = await getDelivery(sending.deps.table, issueId, id)
  if (now?.state === 'ambiguous' && now.round === round) await mark(sending, after(now))
}

/** A delivery as it is to be written, and the write. */
type Marked = ReturnType<typeof changeDelivery>
type After = (delivery: Delivery) => Marked

/**
 * What becomes of a delivery whose mail was tried. What is about the sender, the account or the server is no try of this
 * letter: it goes back as it was, behind the others. What its own mailbox puts off ends after many tries.
 */
const movedBy =
  (outcome: Outcome, now: Date): After =>
  (delivery) => {
    const { attempts } = delivery
    const { reason } = { reason: null, ...outcome }
    const ended = { reason, lease: null }
    const waits = (ms: number, more: { attempts?: number } = {}) =>
      moveDelivery(delivery, 'put-back', {
        ...ended,
        ...more,
        notBefore: new Date(now.getTime() + ms).toISOString(),
      })
    if (outcome.kind === 'accepted')
      return moveDelivery(delivery, 'accept', { ...ended, messageId: outcome.messageId, sentAt: now.toISOString() })
    if (outcome.kind === 'unknown') return moveDelivery(delivery, 'lose', ended)
    if (!isOfLetter(outcome)) return waits(WAIT_MS, { attempts: attempts - 1 })
    if (outcome.kind === 'refused' || attempts >= MOST_ATTEMPTS) return moveDelivery(delivery, 'refuse', ended)
    return waits(RESTS_MS[Math.min(attempts, RESTS_MS.length) - 1] ?? MINUTE_MS)
  }

/** The delivery as marked, or null when somebody else changed it first. */
async function mark({ write }: Sending, marked: Marked): Promise<Delivery | null> {
  return (await unlessStale(write(marked.write))) ? marked.next : null
}

/** The same of one that this worker claimed: what was noted of an earlier round meanwhile takes no claim away. */
async function markClaimed(sending: Sending, claimed: Delivery, after: After): Promise<Delivery | null> {
  const { deps } = sending
  const marked = await mark(sending, after(claimed))
  if (marked) return marked
  const now = await getDelivery(deps.table, claimed.issueId, claimed.id)
  const ours = now?.state === 'sending' && now.round === claimed.round && now.lease?.worker === deps.worker
  return ours ? markClaimed(sending, now, after) : null
}
