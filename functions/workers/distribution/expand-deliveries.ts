/** From the frozen list to the ledger: one delivery for each mailbox, in steps; the place that was reached is kept, so that another run goes on from there. */

import type { FrozenRecipient } from '#shared/centre/recipient.ts'
import type { Delivery } from '#shared/distribution/delivery.ts'
import { newDelivery } from '#shared/distribution/new-distribution.ts'
import { Refusal } from '#shared/refusals.ts'
import type { WorkerDeps } from '../../deps.ts'
import { commit, MOST_WRITES, unlessStale } from '../../store/commit.ts'
import { addDelivery, changeDistribution, getDistribution, missingDeliveries } from '../../store/deliveries.ts'
import type { Claim } from '../claim.ts'
import { forEachConcurrently } from '../concurrently.ts'
import { groupsOf } from './frozen-list.ts'
import type { Stint } from './stint.ts'

const AT_ONCE = 4
/** The place is written once for so many transactions: a run that dies has so many looked at again at most. */
const GROUPS_IN_STEP = 20

type Deps = Pick<WorkerDeps, 'table' | 'clock'>
type Expanding = {
  issueId: string
  recipients: Iterable<FrozenRecipient>
  pdfHash: string
  claim: Claim
  stint: Stint
  /** Mailboxes in a transaction, and in a step. */
  sizes?: { group: number; step: number }
}

/**
 * Whether the whole list is in the ledger; false where the stint was over before. For a hundred mailboxes it is one
 * request.
 */
export async function expandDeliveries(
  deps: Deps,
  { issueId, recipients, pdfHash, claim, stint, sizes }: Expanding,
): Promise<boolean> {
  const { group, step } = sizes ?? { group: MOST_WRITES, step: MOST_WRITES * GROUPS_IN_STEP }
  let place = (await getDistribution(deps.table, issueId))?.expanded ?? 0
  for (const recipientsOfStep of groupsOf(step, from(place, recipients))) {
    if (stint.isOver()) return false
    await forEachConcurrently(AT_ONCE, groupsOf(group, recipientsOfStep), async (some) => {
      await claim.renew()
      const now = deps.clock()
      await addAll(deps, await Promise.all(some.map((one) => newDelivery(issueId, one, { pdfHash, now }))))
    })
    place += recipientsOfStep.length
    // After what is no whole step nothing comes, and the end of the expansion is written next.
    if (recipientsOfStep.length === step) await keepPlace(deps, issueId, place)
  }
  return true
}

/** Those of the list behind its first `place`. */
function* from<T>(place: number, list: Iterable<T>): Generator<T> {
  let at = 0
  for (const one of list) {
    if (at >= place) yield one
    at += 1
  }
}

/** Those of a step that did not reach its end are there already: then only the others are added. */
async function addAll(deps: Deps, deliveries: Delivery[]): Promise<void> {
  if (deliveries.length === 0) return
  const added = await unlessStale(commit(deps.table, { writes: deliveries.map(addDelivery) }))
  if (!added) await addAll(deps, await missingDeliveries(deps.table, deliveries))
}

/** All mailboxes before the place are in the ledger. @throws Refusal `stale` where somebody else ended the expansion */
async function keepPlace(deps: Deps, issueId: string, expanded: number): Promise<void> {
  for (let done = false; !done; ) {
    // To a correction mailboxes may have been added meanwhile.
    const now = await getDistribution(deps.table, issueId)
    if (now?.state !== 'expanding') throw new Refusal('stale')
    done = await unlessStale(commit(deps.table, { writes: [changeDistribution(now, { expanded })] }))
  }
}
