/** Sending deliveries: each is claimed before its mail goes out and marked after; what is not known is never sent again unasked. */
import { Delivery } from '#shared/delivery.ts'
import { letterId } from '#shared/delivery-id.ts'
import { DELIVERY_STATES } from '#shared/delivery-labels.ts'
import type { Message } from '#shared/mail/message.ts'
import { Refusal } from '#shared/refusals.ts'
import type { WorkerDeps } from '../deps.ts'
import { issueLetter, issueMessage } from '../mail/issue-letter.ts'
import type { Outcome as Sent } from '../mail/port.ts'
import { commit } from '../store/commit.ts'
import { changeDelivery, getDelivery, loadDistribution } from '../store/deliveries.ts'
import { listIndex } from '../store/read.ts'
import type { Claim, Outcome } from './run-work.ts'
import { checkPdf, type Signed } from './signed-file.ts'
import { skipSuppressed } from './skip-suppressed.ts'

const MOST_ATTEMPTS = 12
/** Lambda ends a function after 15 minutes: well before that the work is put back, to be gone on with. */
const STINT_MS = 8 * 60_000

const inState = (deps: WorkerDeps, issueId: string, state: Delivery['state']) =>
  listIndex(deps.table, Delivery, `ISSUE#${issueId}#DELIVERIES#${state}`)

/** Claims whose worker died: settled by the mailer's own record where it has one, else ambiguous. */
export async function settleAbandoned(deps: WorkerDeps, issueId: string): Promise<void> {
  for (const delivery of await inState(deps, issueId, 'sending')) {
    if (delivery.lease && Date.parse(delivery.lease.until) > deps.clock().getTime()) continue
    const known = await deps.mailer.recall(letterId(delivery))
    await mark(
      deps,
      delivery,
      known === 'accepted'
        ? { state: 'sent', sentAt: deps.clock().toISOString(), reason: '发送程序中断，按发件记录核实为已发出' }
        : { state: 'ambiguous', reason: '发送程序中断，不能确定是否已发出，请人工核实' },
    )
  }
}

/**
 * Sends all that is due. Null when nothing is left to send or wait for; else when to go on.
 * @throws Mismatch when the bytes are no longer those that were signed.
 */
export async function sendQueued(deps: WorkerDeps, signed: Signed, claim: Claim): Promise<Outcome> {
  const message = issueMessage(signed)
  const stintEnds = deps.clock().getTime() + STINT_MS
  for (;;) {
    const queued = await inState(deps, signed.issue.id, 'queued')
    const now = deps.clock().getTime()
    const due = queued.filter(({ notBefore }) => Date.parse(notBefore) <= now)
    if (due.length === 0) return whenToGoOn(deps, signed)
    for (const delivery of await skipSuppressed(deps, due)) {
      if (deps.ending?.aborted || deps.clock().getTime() > stintEnds) return deps.clock()
      await claim.renew()
      await sendOne(deps, signed, message, delivery)
    }
  }
}

/** Null when every frozen mailbox has come to an end, by the ledger itself: an index may lag behind it. */
async function whenToGoOn(deps: WorkerDeps, { issue, recipients }: Signed): Promise<Outcome> {
  const { deliveries } = await loadDistribution(deps.table, issue.id)
  const open = deliveries.filter(({ state }) => !DELIVERY_STATES[state].ended)
  if (open.length === 0 && deliveries.length === recipients.length) return null
  const soon = new Date(deps.clock().getTime() + 1000)
  const times = open.map(({ state, lease, notBefore }) =>
    Date.parse(state === 'sending' && lease ? lease.until : notBefore),
  )
  return new Date(Math.max(soon.getTime(), Math.min(...times)))
}

async function sendOne(deps: WorkerDeps, signed: Signed, message: Message, queued: Delivery): Promise<void> {
  await checkPdf(signed)
  const until = new Date(deps.clock().getTime() + deps.leaseMs).toISOString()
  const delivery = await mark(deps, queued, {
    state: 'sending',
    attempts: queued.attempts + 1,
    lease: { worker: deps.worker, until },
  })
  if (!delivery) return
  const outcome = await deps.mailer.send(
    issueLetter(deps.place, signed, {
      id: letterId(delivery),
      to: { name: delivery.name, address: delivery.address },
      sentAt: deps.clock().toISOString(),
      message,
      pdf: signed.pdf,
    }),
  )
  const change = after(outcome, delivery, deps.clock())
  if (!(await mark(deps, delivery, change)) && outcome.kind === 'accepted') await clearUp(deps, delivery, change)
}

/** Another worker thought this one dead and called the delivery ambiguous: now it is known after all. */
async function clearUp(deps: WorkerDeps, { issueId, id, round }: Delivery, change: Partial<Delivery>): Promise<void> {
  const now = await getDelivery(deps.table, issueId, id)
  if (now?.state === 'ambiguous' && now.round === round) await mark(deps, now, change)
}

/** What a delivery becomes after its mail was tried. Throttling waits and is no failure; it ends only after many tries. */
function after(outcome: Sent, { attempts }: Delivery, now: Date): Partial<Delivery> {
  switch (outcome.kind) {
    case 'accepted':
      return { state: 'sent', messageId: outcome.messageId, sentAt: now.toISOString(), reason: null, lease: null }
    case 'refused':
      return { state: 'failed', reason: outcome.reason, lease: null }
    case 'unknown':
      return { state: 'ambiguous', reason: outcome.reason, lease: null }
    case 'retry':
      if (attempts >= MOST_ATTEMPTS) return { state: 'failed', reason: outcome.reason, lease: null }
      return {
        state: 'queued',
        reason: outcome.reason,
        lease: null,
        notBefore: new Date(now.getTime() + Math.min(15 * 60_000, 1000 * 2 ** attempts)).toISOString(),
      }
  }
}

/** The delivery with `change`, or null when somebody else changed it first. */
async function mark(deps: WorkerDeps, delivery: Delivery, change: Partial<Delivery>): Promise<Delivery | null> {
  const { next, write } = changeDelivery(delivery, change)
  try {
    await commit(deps.table, { writes: [write] })
    return next
  } catch (error) {
    if (error instanceof Refusal && error.code === 'stale') return null
    throw error
  }
}
