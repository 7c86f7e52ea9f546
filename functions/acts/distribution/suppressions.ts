/** The suppression list by hand: an administrator puts a mailbox on it or lifts it, with the reason on the record. */
import type { Actor } from '#shared/centre/person.ts'
import type { LiftRequest, Suppression, SuppressRequest } from '#shared/distribution/suppression.ts'
import { SUPPRESSED_FOR } from '#shared/distribution/suppression-labels.ts'
import { Refusal } from '#shared/refusals.ts'
import type { Deps } from '../../deps.ts'
import { commit } from '../../store/commit.ts'
import { subjects } from '../../store/keys.ts'
import { addSuppression, getSuppression, removeSuppression } from '../../store/suppressions.ts'
import { act } from '../act.ts'

/** @throws Refusal `reason-required`; `suppressed-already` */
export async function suppress(deps: Deps, actor: Actor, { address, reason }: SuppressRequest): Promise<Suppression> {
  if (reason === '') throw new Refusal('reason-required')
  const now = deps.clock()
  const suppression: Suppression = {
    address,
    version: 1,
    for: 'by-hand',
    reason,
    since: now.toISOString(),
    by: actor.name,
    delivery: null,
  }
  await commit(deps.table, {
    writes: [addSuppression(suppression)],
    record: {
      subject: subjects.suppressions,
      act: act(actor, now, 'suppression-added', address, { why: reason, facts: { mailbox: address } }),
    },
  })
  return suppression
}

/** From now on it is sent to again; what was skipped stays so until somebody resends it. @throws Refusal `stale`; `reason-required` */
export async function liftSuppression(
  deps: Deps,
  actor: Actor,
  { address, version, reason }: LiftRequest,
): Promise<void> {
  if (reason === '') throw new Refusal('reason-required')
  const suppression = await getSuppression(deps.table, address)
  if (!suppression) throw new Refusal('not-found')
  const facts = { for: SUPPRESSED_FOR[suppression.for], since: suppression.since, said: suppression.reason }
  await commit(deps.table, {
    writes: [removeSuppression({ address, version })],
    record: {
      subject: subjects.suppressions,
      act: act(actor, deps.clock(), 'suppression-lifted', address, { why: reason, facts }),
    },
  })
}
