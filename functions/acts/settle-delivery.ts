/** Settling a delivery by hand: a named person says what became of one that is unclear or went wrong, and why. */
import type { Delivery } from '#shared/delivery.ts'
import { DELIVERY_STATES } from '#shared/delivery-labels.ts'
import type { Actor } from '#shared/person.ts'
import { Refusal } from '#shared/refusals.ts'
import type { SettleRequest } from '#shared/requests.ts'
import { workFor } from '#shared/work.ts'
import type { Deps } from '../deps.ts'
import { commit } from '../store/commit.ts'
import {
  anotherRound,
  changeDelivery,
  changeDistribution,
  expectDistribution,
  getDelivery,
  getDistribution,
} from '../store/deliveries.ts'
import { subjects } from '../store/keys.ts'
import { getSuppression } from '../store/suppressions.ts'
import { act } from './act.ts'

/**
 * @throws Refusal `not-settled-by-you` where its state is as it should be; `reason-required`; `suppressed` where it is to
 * be sent again to a mailbox that nothing is sent to; `distribution-stopped`.
 */
export async function settleDelivery(
  deps: Deps,
  actor: Actor,
  issueId: string,
  id: string,
  { version, as, reason }: SettleRequest,
): Promise<Delivery> {
  const [delivery, distribution] = await Promise.all([
    getDelivery(deps.table, issueId, id),
    getDistribution(deps.table, issueId),
  ])
  if (!delivery || !distribution) throw new Refusal('not-found')
  if (!DELIVERY_STATES[delivery.state].settle.includes(as)) throw new Refusal('not-settled-by-you')
  if (delivery.version !== version) throw new Refusal('stale')
  if (reason === '') throw new Refusal('reason-required')
  if (as === 'resend' && (await getSuppression(deps.table, delivery.address))) throw new Refusal('suppressed')
  // It may be among those that are just being queued again: whoever comes second decides on what they see then.
  if (distribution.resend) throw new Refusal('busy')
  if (as === 'resend' && distribution.state === 'refused') throw new Refusal('distribution-stopped')
  const now = deps.clock()
  const { next, write } = changeDelivery(delivery, {
    ...(as === 'resend' ? anotherRound(delivery, now) : { state: as }),
    reason,
  })
  // The row will name the next letter, the record names the one before.
  const { messageId } = delivery
  const facts = { delivery: id, as, ...(as === 'resend' && messageId !== null ? { messageId } : {}) }
  await commit(deps.table, {
    writes: [
      write,
      as === 'resend'
        ? changeDistribution(distribution, { state: 'sending', reason: null, endedAt: null })
        : expectDistribution(distribution),
    ],
    record: {
      subject: subjects.issue(issueId),
      act: act(actor, now, 'settle-delivery', delivery.address, { why: reason, facts }),
    },
    work: as === 'resend' ? [workFor(deps.newId(), { kind: 'distribute', issueId }, now)] : [],
  })
  return next
}
