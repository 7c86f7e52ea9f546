/** A distribution that was set for an hour: it begins when that has come, and is held where its permit is over before its ledger is whole. */

import { apartInChinese, minuteInChinese } from '#shared/calendar.ts'
import type { Distribution } from '#shared/distribution/delivery.ts'
import { issueLabel } from '#shared/issue/issue-label.ts'
import { DISTRIBUTION_NOTICES } from '#shared/notices.ts'
import { SYSTEM } from '#shared/system.ts'
import { workFor } from '#shared/work.ts'
import { act } from '../../acts/act.ts'
import { isLateForPermit } from '../../acts/distribution/late-for-permit.ts'
import { noticesOf } from '../../acts/notices/notices.ts'
import type { WorkerDeps } from '../../deps.ts'
import { commit } from '../../store/commit.ts'
import { getDistribution, moveDistributionOn, stateOf } from '../../store/deliveries.ts'
import { subjects } from '../../store/keys.ts'
import type { IssueWhole } from '../../store/load.ts'

type Whole = Pick<IssueWhole, 'issue' | 'publication'>

/** The distribution, begun; or when to look again; or null where a leader must decide first. */
export async function beginScheduled(
  deps: WorkerDeps,
  whole: Whole,
  distribution: Distribution,
): Promise<Distribution | Date | null> {
  const now = deps.clock()
  const { sendAt = '', permitUntil = '' } = distribution
  if (now < new Date(sendAt)) return new Date(sendAt)
  if (await isLateForPermit(deps.table, distribution, now)) {
    const [from, until] = apartInChinese(sendAt, permitUntil)
    await hold(deps, whole, distribution, { now, why: `系统在${from}至${until}之间没有运行` })
    return null
  }
  await commit(deps.table, { writes: [moveDistributionOn(distribution, 'begin', { startedAt: now.toISOString() })] })
  return getDistribution(deps.table, whole.issue.id)
}

/** Whether it was too late to begin with a ledger that is whole only `now`; then it is held. */
export async function heldAsLate(
  deps: WorkerDeps,
  whole: Whole,
  distribution: Distribution,
  now: Date,
): Promise<boolean> {
  if (!(await isLateForPermit(deps.table, distribution, now))) return false
  const until = minuteInChinese(distribution.permitUntil ?? '')
  await hold(deps, whole, distribution, { now, why: `到${until}分发记录还没有全部生成` })
  return true
}

/** Too late: nothing goes out, the page says why, and whoever signed and whoever sent it to review are told. */
async function hold(
  deps: WorkerDeps,
  { issue, publication }: Whole,
  distribution: Distribution,
  { now, why }: { now: Date; why: string },
): Promise<void> {
  const { sendAt = '', permitUntil = '' } = distribution
  const reason = `${why}，签发许可已过期，须由签发领导重新确认`
  const { tasks } = await noticesOf(DISTRIBUTION_NOTICES.hold, {
    table: deps.table,
    now,
    actor: null,
    publication,
    before: issue,
    issue,
    reason,
    distribution: { state: stateOf(distribution, 'hold') },
  })
  await commit(deps.table, {
    writes: [moveDistributionOn(distribution, 'hold', { reason })],
    record: {
      subject: subjects.issue(issue.id),
      act: act(SYSTEM, now, 'held', issueLabel(issue), { why: reason, facts: { sendAt, permitUntil } }),
    },
    work: tasks.map((task) => workFor(deps.newId(), task, now)),
  })
}
