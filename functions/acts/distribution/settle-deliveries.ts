/** Settling deliveries by hand: a named person says what became of those that are unclear or went wrong, and why. */

import type { Facts } from '#shared/audit-facts.ts'
import type { Actor } from '#shared/centre/person.ts'
import { type Delivery, type DeliveryState, type Distribution, isStopped } from '#shared/distribution/delivery.ts'
import { DELIVERY_STATES, isFoundReceived } from '#shared/distribution/delivery-labels.ts'
import { SETTLING } from '#shared/distribution/delivery-workflow.ts'
import { DISTRIBUTION_SYSTEM_MOVES } from '#shared/distribution/distribution-workflow.ts'
import { Refusal, type RefusalCode } from '#shared/refusals.ts'
import type { SettleRequest } from '#shared/requests.ts'
import { several } from '#shared/several.ts'
import type { Task } from '#shared/work.ts'
import { whyNotFrom } from '#shared/workflow.ts'
import type { Deps } from '../../deps.ts'
import type { Write } from '../../store/commit.ts'
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
import { takeMoves } from '../take-move.ts'

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
  const now = deps.clock()
  return takeMoves<DeliveryState, { actor: Actor }, Delivery>(
    { deps, now },
    {
      transition: SETTLING[as],
      facts: { actor },
      things: deliveries.map((was, n) => ({ was, version: request.deliveries[n]?.version ?? 0 })),
      reason,
      refuse: (code, those) => naming(code === 'stale' ? 'moved-on-meanwhile' : 'not-settled-by-you', those),
    },
    async (all, after) => {
      const { change = () => ({}), ...effect } = await EFFECTS[as](deps, all, distribution)
      // They may be among those that are just being queued again: the second act decides on what is there then.
      if (distribution.resend) throw new Refusal('busy')
      return {
        ...effect,
        next: all.map((one) => after(one, { ...change(one, now), reason })),
        write: (was, next) => changeDelivery(was, next).write,
        record: {
          subject: subjects.issue(issueId),
          act: act(actor, now, 'settle-delivery', all.map(({ address }) => address).join('、'), {
            why: reason,
            facts: factsOf(all, as),
          }),
        },
      }
    },
  )
}

type Settling = {
  /** Of each, besides its state and the reason. */
  change?: (delivery: Delivery, now: Date) => Omit<Partial<Delivery>, 'state' | 'version'>
  writes: Write[]
  tasks: Task[]
}

const stays = async (_: Deps, __: readonly Delivery[], distribution: Distribution): Promise<Settling> => ({
  writes: [expectDistribution(distribution)],
  tasks: [],
})

const EFFECTS: Record<SettleRequest['as'], typeof stays> = {
  sent: async (deps, all, distribution) => {
    const received = all.filter((one) => isFoundReceived(one, { ...one, state: SETTLING.sent.to }))
    const { issueId } = distribution
    const follow: Task = { kind: 'bring-corrections', issueId, deliveries: received.map(({ id }) => id) }
    return { ...(await stays(deps, all, distribution)), tasks: received.length > 0 ? [follow] : [] }
  },
  skipped: stays,
  resend: async (deps, deliveries, distribution) => {
    await refuseResend(deps, deliveries, distribution)
    return {
      change: anotherRound,
      writes: [goesOn(distribution)],
      tasks: [{ kind: 'distribute', issueId: distribution.issueId }],
    }
  },
}

/** One whose ledger is still being made goes on with that first. @throws Refusal `wrong-state` where it waits for its hour or a person */
function goesOn(distribution: Distribution): Write {
  const change = { reason: null, endedAt: null }
  if (distribution.state === 'expanding') return changeDistribution(distribution, change)
  const why = whyNotFrom<Distribution['state'], null>(DISTRIBUTION_SYSTEM_MOVES.reopen, distribution.state, null)
  if (why) throw new Refusal(why)
  return moveDistributionOn(distribution, 'reopen', change)
}

/** Names all of `those`, each with what it has come to. */
const naming = (code: RefusalCode, those: readonly Delivery[]): Refusal =>
  new Refusal(
    code,
    those.map(({ address, state }) => ({
      path: 'deliveries',
      message: `${address}（${DELIVERY_STATES[state].label}）`,
    })),
  )

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
  const stopped = deliveries.filter((_, n) => suppressed[n] != null)
  if (stopped.length > 0) throw naming('suppressed', stopped)
  if (isStopped(distribution)) throw new Refusal('distribution-stopped')
}

function factsOf(deliveries: readonly Delivery[], as: SettleRequest['as']): Facts {
  const facts = { as, deliveries: several(deliveries.map(({ id }) => id)) }
  // The rows will name the next letters, the record names those before.
  const letters = as === 'resend' ? deliveries.flatMap(({ messageId }) => messageId ?? []) : []
  return letters.length > 0 ? { ...facts, messageIds: several(letters) } : facts
}
