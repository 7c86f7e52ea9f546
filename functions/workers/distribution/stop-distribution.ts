/** Stopping a distribution: nothing more goes out until a named person looked; page, record and mails say why. */

import type { ActName } from '#shared/audit-labels.ts'
import { type Distribution, isAtRest } from '#shared/distribution/delivery.ts'
import { newDistribution } from '#shared/distribution/new-distribution.ts'
import { issueLabel } from '#shared/issue/issue-label.ts'
import { DISTRIBUTION_NOTICES } from '#shared/notices.ts'
import { SYSTEM } from '#shared/system.ts'
import { workFor } from '#shared/work.ts'
import { act } from '../../acts/act.ts'
import { noticesOf } from '../../acts/notices/notices.ts'
import type { WorkerDeps } from '../../deps.ts'
import { commit, unlessStale } from '../../store/commit.ts'
import { addDistribution, getDistribution, moveDelivery, moveDistributionOn, stateOf } from '../../store/deliveries.ts'
import { subjects } from '../../store/keys.ts'
import { loadIssueWhole } from '../../store/load.ts'
import type { Alike } from './answers-alike.ts'

/** Changes nothing where it has ended, or waits for a person already. */
export async function stopDistribution(deps: WorkerDeps, issueId: string, reason: string): Promise<void> {
  await standStill(deps, issueId, 'stop', { reason }, 'refused-to-send')
}

/** The same for a letter after letter that was refused alike: they go back into the queue, and a person says whether they are tried again. */
export async function askAbout(deps: WorkerDeps, issueId: string, { answer, reason, refused }: Alike): Promise<void> {
  const now = deps.clock().toISOString()
  for (const delivery of refused) {
    const { write } = moveDelivery(delivery, 'ask-about', { attempts: 0, notBefore: now })
    await unlessStale(commit(deps.table, { writes: [write] }))
  }
  const asks = `接连 ${refused.length} 封邮件得到同样的答复，其间没有一封发出。${reason}`
  const asked = (await getDistribution(deps.table, issueId))?.asked ?? []
  await standStill(deps, issueId, 'ask', { reason: asks, asked: [...asked, answer] }, 'sending-asks')
}

type Stopped = Pick<Distribution, 'reason' | 'asked'>

async function standStill(
  deps: WorkerDeps,
  issueId: string,
  move: 'stop' | 'ask',
  stopped: Stopped,
  what: ActName,
): Promise<void> {
  const [{ issue, publication }, distribution] = await Promise.all([
    loadIssueWhole(deps.table, issueId),
    getDistribution(deps.table, issueId),
  ])
  if (distribution && isAtRest(distribution)) return
  const now = deps.clock()
  const { reason } = stopped
  deps.log({ level: 'error', event: what, issue: issueId, reason })
  const still = { ...stopped, pausedSince: undefined }
  const fresh = newDistribution(issueId, issue.signOff?.recipientsCount ?? 0, now)
  const { tasks } = await noticesOf(DISTRIBUTION_NOTICES[move], {
    table: deps.table,
    now,
    actor: null,
    publication,
    before: issue,
    issue,
    reason: reason ?? '',
  })
  await commit(deps.table, {
    writes: [
      distribution
        ? moveDistributionOn(distribution, move, still)
        : addDistribution({ ...fresh, ...still, state: stateOf(fresh, move) }),
    ],
    record: { subject: subjects.issue(issueId), act: act(SYSTEM, now, what, issueLabel(issue), { why: reason }) },
    work: tasks.map((task) => workFor(deps.newId(), task, now)),
  })
}
