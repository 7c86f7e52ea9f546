/** Distributing a signed issue: expand the frozen list, then mail exactly the signed file to each mailbox, once. */
import type { Distribution } from '#shared/delivery.ts'
import { issueLabel } from '#shared/issue-label.ts'
import type { Task } from '#shared/work.ts'
import { act, SYSTEM } from '../acts/act.ts'
import type { WorkerDeps } from '../deps.ts'
import { commit } from '../store/commit.ts'
import { addDistribution, changeDistribution, getDistribution } from '../store/deliveries.ts'
import { subjects } from '../store/keys.ts'
import { loadIssueWhole } from '../store/load.ts'
import { expandDeliveries } from './expand-deliveries.ts'
import type { Claim, Outcome } from './run-work.ts'
import { sendQueued, settleAbandoned } from './send-deliveries.ts'
import { Mismatch, openSigned } from './signed-file.ts'

/** Safe to run twice: every step starts from what the table says was done. */
export async function distribute(
  deps: WorkerDeps,
  { issueId }: Extract<Task, { kind: 'distribute' }>,
  claim: Claim,
): Promise<Outcome> {
  const { issue, publication } = await loadIssueWhole(deps.table, issueId)
  if (!issue.signOff) return null
  const distribution =
    (await getDistribution(deps.table, issueId)) ?? (await begin(deps, issueId, issue.signOff.recipientsCount))
  // Refused: until a named person settles a delivery (settle-delivery.ts), nothing more goes out.
  if (distribution.state === 'done' || distribution.state === 'refused') return null
  const about = issueLabel(issue)
  try {
    const signed = await openSigned(deps, issue, publication)
    const sending =
      distribution.state === 'sending'
        ? distribution
        : await expand(deps, distribution, signed.recipients, about, signed.pdfHash)
    await settleAbandoned(deps, issueId)
    const next = await sendQueued(deps, signed, claim)
    if (next) return next
    await finish(deps, sending, about)
    return null
  } catch (error) {
    if (!(error instanceof Mismatch)) throw error
    await refuse(deps, issueId, about, error.message)
    return null
  }
}

async function begin(deps: WorkerDeps, issueId: string, frozen: number): Promise<Distribution> {
  const startedAt = deps.clock().toISOString()
  const distribution: Distribution = {
    issueId,
    version: 1,
    state: 'expanding',
    frozen,
    reason: null,
    startedAt,
    endedAt: null,
  }
  await commit(deps.table, { writes: [addDistribution(distribution)] })
  return distribution
}

async function expand(
  deps: WorkerDeps,
  distribution: Distribution,
  recipients: Awaited<ReturnType<typeof openSigned>>['recipients'],
  about: string,
  pdfHash: string,
): Promise<Distribution> {
  await expandDeliveries(deps, distribution.issueId, recipients, pdfHash)
  await commit(deps.table, {
    writes: [changeDistribution(distribution, { state: 'sending' })],
    record: {
      subject: subjects.issue(distribution.issueId),
      act: act(SYSTEM, deps.clock(), 'queued', about, { facts: { mailboxes: recipients.length, pdfHash } }),
    },
  })
  return { ...distribution, state: 'sending', version: distribution.version + 1 }
}

async function finish(deps: WorkerDeps, distribution: Distribution, about: string): Promise<void> {
  const now = deps.clock()
  await commit(deps.table, {
    writes: [changeDistribution(distribution, { state: 'done', endedAt: now.toISOString() })],
    record: {
      subject: subjects.issue(distribution.issueId),
      act: act(SYSTEM, now, 'distributed', about, { facts: { mailboxes: distribution.frozen } }),
    },
  })
}

/** Nothing more goes out; the page and the record say why. */
async function refuse(deps: WorkerDeps, issueId: string, about: string, reason: string): Promise<void> {
  deps.log({ level: 'error', event: 'refused-to-send', issue: issueId, reason })
  const distribution = await getDistribution(deps.table, issueId)
  if (!distribution || distribution.state === 'refused') return
  await commit(deps.table, {
    writes: [changeDistribution(distribution, { state: 'refused', reason })],
    record: {
      subject: subjects.issue(issueId),
      act: act(SYSTEM, deps.clock(), 'refused-to-send', about, { why: reason }),
    },
  })
}
