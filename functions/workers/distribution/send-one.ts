/** One delivery: claimed before its mail goes out and marked after; what is not known is never sent again unasked. */
import type { Delivery } from '#shared/distribution/delivery.ts'
import { letterId } from '#shared/distribution/delivery-id.ts'
import type { WorkerDeps } from '../../deps.ts'
import type { Enclosed } from '../../mail/issue-letter.ts'
import type { Outcome } from '../../mail/port.ts'
import { unlessStale, type Write } from '../../store/commit.ts'
import { changeDelivery, getDelivery } from '../../store/deliveries.ts'
import { every } from '../every.ts'

const MOST_ATTEMPTS = 12
/** A server that asks for a longer pause than this means all letters, not this one. */
const LONG_PAUSE_MS = 60_000

/** `unclear`: nobody knows whether it went. `not-ours`: another worker has it. A `pause`: nothing more can go before then. */
export type Tried = 'tried' | 'unclear' | 'not-ours' | { pause: Date }

/** `write`: puts a row, or rejects as `commit` does. */
export type Sending = { deps: WorkerDeps; write: (write: Write) => Promise<void> }

export async function sendOne(sending: Sending, enclosed: Enclosed, queued: Delivery): Promise<Tried> {
  const { deps } = sending
  const claimed = await mark(sending, queued, {
    state: 'sending',
    attempts: queued.attempts + 1,
    lease: leaseOf(deps),
  })
  if (!claimed) return 'not-ours'
  const { outcome, delivery } = await send(sending, enclosed, claimed)
  const now = deps.clock()
  const change = after(outcome, delivery, now)
  if (!(await markClaimed(sending, delivery, change)) && outcome.kind === 'accepted')
    await clearUp(sending, delivery, change)
  if (outcome.kind === 'unknown') return 'unclear'
  const pauseMs = outcome.kind === 'throttled' ? outcome.pauseMs : 0
  return pauseMs > LONG_PAUSE_MS ? { pause: new Date(now.getTime() + pauseMs) } : 'tried'
}

const leaseOf = ({ clock, leaseMs, worker }: WorkerDeps) => ({
  worker,
  until: new Date(clock().getTime() + leaseMs).toISOString(),
})

/** Mails it and keeps the claim as long as that takes: a server may be slow, and letters wait their turn. */
async function send(sending: Sending, enclosed: Enclosed, claimed: Delivery) {
  const { deps } = sending
  let delivery = claimed
  const kept = every(deps.leaseMs / 3, async () => {
    delivery = (await markClaimed(sending, delivery, { lease: leaseOf(deps) })) ?? delivery
  })
  const letter = { id: letterId(claimed), to: { name: claimed.name, address: claimed.address } }
  const outcome = await deps.mailer
    .send({ ...letter, sentAt: deps.clock().toISOString(), ...enclosed })
    .finally(kept.stop)
  return { outcome, delivery }
}

/** Another worker thought this one dead and called the delivery ambiguous: now it is known after all. */
async function clearUp(sending: Sending, { issueId, id, round }: Delivery, change: Partial<Delivery>): Promise<void> {
  const now = await getDelivery(sending.deps.table, issueId, id)
  if (now?.state === 'ambiguous' && now.round === round) await mark(sending, now, change)
}

/** What a delivery becomes after its mail was tried. Throttling waits and is no failure; other delays end after many tries. */
function after(outcome: Outcome, { attempts }: Delivery, now: Date): Partial<Delivery> {
  const { reason } = { reason: null, ...outcome }
  const waits = (ms: number) => ({
    state: 'queued' as const,
    reason,
    lease: null,
    notBefore: new Date(now.getTime() + ms).toISOString(),
  })
  switch (outcome.kind) {
    case 'accepted':
      return { state: 'sent', messageId: outcome.messageId, sentAt: now.toISOString(), reason, lease: null }
    case 'refused':
      return { state: 'failed', reason, lease: null }
    case 'unknown':
      return { state: 'ambiguous', reason, lease: null }
    case 'throttled':
      return { ...waits(outcome.pauseMs), attempts: attempts - 1 }
    case 'retry':
      if (attempts >= MOST_ATTEMPTS) return { state: 'failed', reason, lease: null }
      return waits(Math.min(15 * 60_000, 1000 * 2 ** attempts))
  }
}

/** The delivery with `change`, or null when somebody else changed it first. */
async function mark({ write }: Sending, delivery: Delivery, change: Partial<Delivery>): Promise<Delivery | null> {
  const changed = changeDelivery(delivery, change)
  return (await unlessStale(write(changed.write))) ? changed.next : null
}

/** The same of one that this worker claimed: what was noted of an earlier round meanwhile takes no claim away. */
async function markClaimed(sending: Sending, claimed: Delivery, change: Partial<Delivery>): Promise<Delivery | null> {
  const { deps } = sending
  const marked = await mark(sending, claimed, change)
  if (marked) return marked
  const now = await getDelivery(deps.table, claimed.issueId, claimed.id)
  const ours = now?.state === 'sending' && now.round === claimed.round && now.lease?.worker === deps.worker
  return ours ? markClaimed(sending, now, change) : null
}
