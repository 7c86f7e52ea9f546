/** One delivery: claimed before its mail goes out and marked after; what is not known is never sent again unasked. */
import type { Delivery } from '#shared/delivery.ts'
import { letterId } from '#shared/delivery-id.ts'
import { Refusal } from '#shared/refusals.ts'
import type { WorkerDeps } from '../deps.ts'
import type { Enclosed } from '../mail/issue-letter.ts'
import type { Outcome as Sent } from '../mail/port.ts'
import { commit } from '../store/commit.ts'
import { changeDelivery, getDelivery } from '../store/deliveries.ts'

const MOST_ATTEMPTS = 12
/** A server that asks for a longer pause than this means all letters, not this one. */
const LONG_PAUSE_MS = 60_000

/** `not-ours`: another worker has it. A `pause`: nothing more can go before then. */
export type Tried = 'tried' | 'not-ours' | { pause: Date }

export async function sendOne(deps: WorkerDeps, enclosed: Enclosed, queued: Delivery): Promise<Tried> {
  const until = new Date(deps.clock().getTime() + deps.leaseMs).toISOString()
  const delivery = await mark(deps, queued, {
    state: 'sending',
    attempts: queued.attempts + 1,
    lease: { worker: deps.worker, until },
  })
  if (!delivery) return 'not-ours'
  const outcome = await deps.mailer.send({
    id: letterId(delivery),
    to: { name: delivery.name, address: delivery.address },
    sentAt: deps.clock().toISOString(),
    ...enclosed,
  })
  const now = deps.clock()
  const change = after(outcome, delivery, now)
  if (!(await mark(deps, delivery, change)) && outcome.kind === 'accepted') await clearUp(deps, delivery, change)
  const pauseMs = outcome.kind === 'throttled' ? outcome.pauseMs : 0
  return pauseMs > LONG_PAUSE_MS ? { pause: new Date(now.getTime() + pauseMs) } : 'tried'
}

/** Another worker thought this one dead and called the delivery ambiguous: now it is known after all. */
async function clearUp(deps: WorkerDeps, { issueId, id, round }: Delivery, change: Partial<Delivery>): Promise<void> {
  const now = await getDelivery(deps.table, issueId, id)
  if (now?.state === 'ambiguous' && now.round === round) await mark(deps, now, change)
}

/** What a delivery becomes after its mail was tried. Throttling waits and is no failure; other delays end after many tries. */
function after(outcome: Sent, { attempts }: Delivery, now: Date): Partial<Delivery> {
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
export async function mark(deps: WorkerDeps, delivery: Delivery, change: Partial<Delivery>): Promise<Delivery | null> {
  const { next, write } = changeDelivery(delivery, change)
  try {
    await commit(deps.table, { writes: [write] })
    return next
  } catch (error) {
    if (error instanceof Refusal && error.code === 'stale') return null
    throw error
  }
}
