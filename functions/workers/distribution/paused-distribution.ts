/** A distribution while all mail is paused: it waits no longer than its permit, and its record says so. */

import { minuteInChinese } from '#shared/calendar.ts'
import type { Distribution } from '#shared/distribution/delivery.ts'
import { permitFrom } from '#shared/distribution/permit.ts'
import type { Issue } from '#shared/issue/issue.ts'
import { issueLabel } from '#shared/issue/issue-label.ts'
import { SYSTEM } from '#shared/system.ts'
import { act } from '../../acts/act.ts'
import type { WorkerDeps } from '../../deps.ts'
import { commit, unlessStale } from '../../store/commit.ts'
import { changeDistribution, getDistribution } from '../../store/deliveries.ts'
import { subjects } from '../../store/keys.ts'
import { getMailPause } from '../../store/mail-pause.ts'
import type { GoOnAt } from '../claim.ts'
import { lookAgain } from '../pause/rests.ts'
import { stopDistribution } from './stop-distribution.ts'

/** Of a shorter pause nobody need read on the record. */
const SHORT_MS = 5 * 60_000

/** When to go on; null where it has waited as long as it may, and now stands stopped. */
export async function waitPaused(deps: WorkerDeps, issue: Issue, until: Date): Promise<GoOnAt> {
  const [distribution, pause] = await Promise.all([getDistribution(deps.table, issue.id), getMailPause(deps.table)])
  const now = deps.clock()
  if (distribution?.state !== 'sending' || !pause) return lookAgain(until, now)
  const since = distribution.pausedSince ?? now.toISOString()
  const end = endOf(distribution, since)
  if (now >= end) {
    const reason = `自${minuteInChinese(since)}起发信暂停，到${minuteInChinese(end.toISOString())}仍未恢复，不再自动发送。${pause.reason}`
    await stopDistribution(deps, issue.id, reason)
    return null
  }
  const isShort = Date.parse(pause.nextTry) - Date.parse(pause.since) < SHORT_MS
  if (!distribution.pausedSince && !isShort)
    await noted(deps, issue, distribution, { pausedSince: since }, 'sending-paused', pause.reason)
  return lookAgain(until < end ? until : end, now)
}

/** Mail goes again. */
export async function noteResumed(deps: WorkerDeps, issue: Issue): Promise<void> {
  const distribution = await getDistribution(deps.table, issue.id)
  if (distribution?.pausedSince === undefined) return
  const why = `自${minuteInChinese(distribution.pausedSince)}起暂停`
  await noted(deps, issue, distribution, { pausedSince: undefined }, 'sending-resumed', why)
}

/** The end of its permit; where that had ended before, or it has none, as long again as a permit lasts. */
function endOf({ permitUntil }: Distribution, since: string): Date {
  return new Date(permitUntil !== undefined && permitUntil > since ? permitUntil : permitFrom(since).until)
}

/** Where somebody else changed it at the same moment, it is noted the next time. */
async function noted(
  deps: WorkerDeps,
  issue: Issue,
  distribution: Distribution,
  change: Partial<Distribution>,
  what: 'sending-paused' | 'sending-resumed',
  why: string,
): Promise<void> {
  await unlessStale(
    commit(deps.table, {
      writes: [changeDistribution(distribution, change)],
      record: { subject: subjects.issue(issue.id), act: act(SYSTEM, deps.clock(), what, issueLabel(issue), { why }) },
    }),
  )
}
