/** Settling deliveries by hand: a named person says what became of those that are unclear or went wrong, and why. */

import type { Facts } from '#shared/audit-facts.ts'
import type { Actor } from '#shared/centre/person.ts'
import { type Delivery, type DeliveryState, type Distribution, isStopped } from '#shared/distribution/delivery.ts'
import { DELIVERY_STATES } from '#shared/distribution/delivery-labels.ts'
import { SETTLING, settledAs } from '#shared/distribution/delivery-workflow.ts'
import { DISTRIBUTION_SYSTEM_MOVES } from '#shared/distribution/distribution-workflow.ts'
import { Refusal, type RefusalCode } from '#shared/refusals.ts'
import type { SettleRequest } from '#shared/requests.ts'
import { workFor } from '#shared/work.ts'
import { stateAfter, whyNotFrom } from '#shared/workflow.ts'
import type { Deps } from '../../deps.ts'
import { commit, type Write } from '../../store/commit.ts'
import {
  anotherRound,
  changeDelivery,
  changeDistribution,
  expectDistribution,
  getDeliveries,
  getDistribution,
  moveDistributionOn,
} from '../../store/deliveries.ts'
import { subjects } from '../../store/keys.ts'
import { suppressionsOf } from '../../store/suppressions.ts'
import { act } from '../act.ts'
import { retryWhenStale } from '../retry-when-stale.ts'

/**
 * All of them by one act, or none. Answers them as they are now.
 * @throws Refusal, with each that stands in the way named: `moved-on-meanwhile` where one is not as the caller saw it;
 * `not-settled-by-you` where its state is as it should be; `suppressed` where it is to be sent again to a mailbox that
 * nothing is sent to. Of all: `reason-required`, `busy`, `distribution-stopped`.
 */
export const settleDeliveries = (
  deps: Deps,
  actor: Actor,
  issueId: string,
  request: SettleRequest,
): Promise<Delivery[]> => retryWhenStale(() => settleOnce(deps, actor, issueId, request))

async function settleOnce(deps: Deps, actor: Actor, issueId: string, request: SettleRequest): Promise<Delivery[]> {
  const { as, reason } = request
  const [found, distribution] = await Promise.all([
    getDeliveries(
      deps.table,
      request.deliveries.map(({ id }) => ({ issueId, id })),
    ),
    getDistribution(deps.table, issueId),
  ])
  const deliveries = found.filter((one) => one !== null)
  if (!distribution || deliveries.length < found.length) throw new Refusal('not-found')
  refuseThose(deliveries, 'moved-on-meanwhile', ({ version }, n) => version !== request.deliveries[n]?.version)
  refuseThose(deliveries, 'not-settled-by-you', ({ state }) => !settledAs(state).includes(as))
  if (reason === '') throw new Refusal('reason-required')
  if (as === 'resend') await refuseResend(deps, deliveries, distribution)
  // They may be among those that are just being queued again: whoever comes second decides on what they see then.
  if (distribution.resend) throw new Refusal('busy')

  const now = deps.clock()
  const changes = deliveries.map((delivery) =>
    changeDelivery(delivery, {
      ...(as === 'resend'
        ? anotherRound(delivery, now)
        : { state: stateAfter<DeliveryState>(SETTLING[as], delivery.state) }),
      reason,
    }),
  )
  await commit(deps.table, {
    writes: [
      ...changes.map(({ write }) => write),
      as === 'resend' ? goesOn(distribution) : expectDistribution(distribution),
    ],
    record: {
      subject: subjects.issue(issueId),
      act: act(actor, now, 'settle-delivery', deliveries.map(({ address }) => address).join('、'), {
        why: reason,
        facts: factsOf(deliveries, as),
      }),
    },
    work: as === 'resend' ? [workFor(deps.newId(), { kind: 'distribute', issueId }, now)] : [],
  })
  return changes.map(({ next }) => next)
}

/** One whose ledger is still being made goes on with that first. @throws Refusal `wrong-state` where it waits for its hour or a person */
function goesOn(distribution: Distribution): Write {
  const change = { reason: null, endedAt: null }
  if (distribution.state === 'expanding') return changeDistribution(distribution, change)
  const why = whyNotFrom<Distribution['state'], null>(DISTRIBUTION_SYSTEM_MOVES.reopen, distribution.state, null)
  if (why) throw new Refusal(why)
  return moveDistributionOn(distribution, 'reopen', change)
}

/** @throws Refusal that names all of `those`, each with what it has come to. */
function refuseThose(
  deliveries: readonly Delivery[],
  code: RefusalCode,
  those: (delivery: Delivery, n: number) => boolean,
): void {
  const details = deliveries
    .filter(those)
    .map(({ address, state }) => ({ path: 'deliveries', message: `${address}（${DELIVERY_STATES[state].label}）` }))
  if (details.length > 0) throw new Refusal(code, details)
}

async function refuseResend(
  { table }: Deps,
  deliveries: readonly Delivery[],
  distribution: Distribution,
): Promise<void> {
  const suppressed = await suppressionsOf(
    table,
    deliveries.map(({ address }) => address),
  )
  const unread = suppressed.find((one) => one instanceof Refusal)
  if (unread) throw unread
  refuseThose(deliveries, 'suppressed', (_, n) => suppressed[n] != null)
  if (isStopped(distribution)) throw new Refusal('distribution-stopped')
}

function factsOf(deliveries: readonly Delivery[], as: SettleRequest['as']): Facts {
  const facts = { as, deliveries: deliveries.map(({ id }) => id).join(' ') }
  // The rows will name the next letters, the record names those before.
  const letters = as === 'resend' ? deliveries.flatMap(({ messageId }) => messageId ?? []) : []
  return letters.length > 0 ? { ...facts, messageIds: letters.join(' ') } : facts
}
