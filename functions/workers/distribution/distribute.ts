/** Distributing a signed issue: expand the frozen list, then mail exactly the signed file to each mailbox, once. */

import { type Distribution, isAtRest } from '#shared/distribution/delivery.ts'
import { newDistribution } from '#shared/distribution/new-distribution.ts'
import type { SignOff } from '#shared/issue/issue.ts'
import { issueLabel } from '#shared/issue/issue-label.ts'
import { Refusal } from '#shared/refusals.ts'
import { SYSTEM } from '#shared/system.ts'
import type { Task } from '#shared/work.ts'
import { act } from '../../acts/act.ts'
import type { WorkerDeps } from '../../deps.ts'
import { commit, unlessStale } from '../../store/commit.ts'
import { addDistribution, countLedger, getDistribution, moveDistributionOn, nextDue } from '../../store/deliveries.ts'
import { subjects } from '../../store/keys.ts'
import { loadIssueWhole } from '../../store/load.ts'
import type { Claim, GoOnAt } from '../claim.ts'
import { WAIT_FOR_RELEASE_MS } from '../left-alone.ts'
import { expandDeliveries } from './expand-deliveries.ts'
import { frozenRecipients } from './frozen-list.ts'
import { noteResumed, waitPaused } from './paused-distribution.ts'
import { queueResend } from './queue-resend.ts'
import { beginScheduled, heldAsLate } from './scheduled.ts'
import { sendQueued } from './send-deliveries.ts'
import { settleAbandoned } from './settle-abandoned.ts'
import { Mismatch, openList, openSigned, type Signed } from './signed-file.ts'
import { beginStint, type Stint } from './stint.ts'
import { askAbout, stopDistribution } from './stop-distribution.ts'

/** Safe to run twice: every step starts from what the table says was done. */
export async function distribute(
  deps: WorkerDeps,
  { issueId }: Extract<Task, { kind: 'distribute' }>,
  claim: Claim,
): Promise<GoOnAt> {
  const { issue, publication } = await loadIssueWhole(deps.table, issueId)
  if (!issue.signOff) return null
  const found = (await getDistribution(deps.table, issueId)) ?? (await begin(deps, issueId, issue.signOff))
  const distribution = found.state === 'scheduled' ? await beginScheduled(deps, { issue, publication }, found) : found
  if (distribution === null || distribution instanceof Date) return distribution
  // Held or refused: until a named person decides (acts/distribution/move-distribution.ts), nothing more goes out.
  if (isAtRest(distribution)) return null
  const about = issueLabel(issue)
  try {
    const signed = await openSigned(deps, { issue, publication }, distribution)
    const stint = beginStint(deps)
    const isReady =
      (distribution.state !== 'expanding' || (await expand(deps, signed, claim, stint))) &&
      (await queueResend(deps, issueId, claim, stint))
    if (!isReady) return deps.clock()
    await settleAbandoned(deps, issueId)
    const asked = distribution.asked ?? []
    const { goOn, paused, alike, left } = await sendQueued(deps, signed, { claim, stint, asked })
    if (alike) {
      await askAbout(deps, issueId, alike)
      return null
    }
    if (goOn && paused) return await waitPaused(deps, issue, goOn)
    await noteResumed(deps, issue)
    if (left && !goOn) return new Date(deps.clock().getTime() + WAIT_FOR_RELEASE_MS)
    return goOn ?? (await finish(deps, issueId, about))
  } catch (error) {
    if (!(error instanceof Mismatch)) throw error
    await stopDistribution(deps, issueId, error.message)
    return null
  }
}

async function begin(deps: WorkerDeps, issueId: string, { recipientsCount }: SignOff): Promise<Distribution> {
  const distribution = newDistribution(issueId, recipientsCount, deps.clock())
  await commit(deps.table, { writes: [addDistribution(distribution)] })
  return distribution
}

/** Whether all mailboxes are in the ledger, so that sending begins; false where the stint was over before, or the permit. */
async function expand(deps: WorkerDeps, signed: Signed, claim: Claim, stint: Stint): Promise<boolean> {
  const { id: issueId, signOff } = signed.issue
  if (!signOff) return true
  const recipients = frozenRecipients(await openList(deps, signOff))
  if (!(await expandDeliveries(deps, { issueId, recipients, pdfHash: signed.pdfHash, claim, stint }))) return false
  const facts = { mailboxes: signOff.recipientsCount, pdfHash: signed.pdfHash }
  for (let done = false; !done; ) {
    // To a correction mailboxes may have been added meanwhile.
    const distribution = await getDistribution(deps.table, issueId)
    if (distribution?.state !== 'expanding') throw new Refusal('stale')
    const now = deps.clock()
    if (await heldAsLate(deps, signed, distribution, now)) return false
    const record = {
      subject: subjects.issue(issueId),
      act: act(SYSTEM, now, 'queued', issueLabel(signed.issue), { facts }),
    }
    done = await unlessStale(commit(deps.table, { writes: [moveDistributionOn(distribution, 'expanded')], record }))
  }
  return true
}

/** Null when every frozen mailbox has come to an end, by the ledger itself (an index may lag behind it); else when to go on. */
async function finish(deps: WorkerDeps, issueId: string, about: string): Promise<GoOnAt> {
  const now = deps.clock()
  const soon = new Date(now.getTime() + 1000)
  const { next, unread } = await nextDue(deps.table, issueId)
  if (next) return next > soon ? next : soon
  const distribution = await getDistribution(deps.table, issueId)
  if (distribution?.state !== 'sending') return null
  const { counts, all } = await countLedger(deps.table, issueId)
  const known = Object.values(counts).reduce((sum, count) => sum + count, 0)
  // What is left waits for a later release: it is due and was not taken, or is in a state that only that one knows.
  if (all > known || unread.length > 0) return new Date(now.getTime() + WAIT_FOR_RELEASE_MS)
  if (counts.queued + counts.sending > 0 || all < distribution.frozen + (distribution.late ?? 0) || distribution.resend)
    return soon
  await commit(deps.table, {
    writes: [moveDistributionOn(distribution, 'finish', { endedAt: now.toISOString() })],
    record: {
      subject: subjects.issue(issueId),
      act: act(SYSTEM, now, 'distributed', about, { facts: { mailboxes: distribution.frozen } }),
    },
  })
  return null
}
