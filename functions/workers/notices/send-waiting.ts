/** One letter that may wait as long as mail is paused: a notice or a test. */
import { isOfLetter } from '#shared/distribution/about.ts'
import type { WorkerDeps } from '../../deps.ts'
import type { Outcome } from '../../mail/port.ts'
import type { GoOnAt } from '../claim.ts'
import { lookAgain, WAIT_MS } from '../pause/rests.ts'
import { unlessPaused } from '../pause/unless-paused.ts'

/**
 * `send` answers null where there was nothing to send any more.
 * @throws Error when the mail server put this very letter off, or nobody knows of it: the work is tried again then.
 */
export async function sendWaiting(deps: WorkerDeps, send: () => Promise<Outcome | null>): Promise<GoOnAt> {
  const tried: { outcome: Outcome | null } = { outcome: null }
  const until = await unlessPaused(deps, async () => {
    tried.outcome = await send()
    return tried.outcome
  })
  if (until) return lookAgain(until, deps.clock())
  const { outcome } = tried
  if (outcome === null || outcome.kind === 'accepted' || outcome.kind === 'refused') return null
  if (outcome.kind === 'unknown' || isOfLetter(outcome)) throw new Error(outcome.reason)
  return new Date(deps.clock().getTime() + WAIT_MS)
}
