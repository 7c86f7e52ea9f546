/** Stopping a distribution: nothing more goes out until a named person looked; page, record and mails say why. */
import { isAtRest, newDistribution } from '#shared/distribution/delivery.ts'
import type { Issue } from '#shared/issue/issue.ts'
import { issueLabel } from '#shared/issue/issue-label.ts'
import { type Task, workFor } from '#shared/work.ts'
import { act, SYSTEM } from '../../acts/act.ts'
import type { WorkerDeps } from '../../deps.ts'
import { commit } from '../../store/commit.ts'
import { addDistribution, changeDistribution, getDistribution } from '../../store/deliveries.ts'
import { subjects } from '../../store/keys.ts'
import { loadIssue } from '../../store/load.ts'
import { listPeople } from '../../store/people.ts'
import type { Table } from '../../store/table.ts'

/** Changes nothing where it has ended, or waits for a person already. */
export async function stopDistribution(deps: WorkerDeps, issueId: string, reason: string): Promise<void> {
  const [issue, distribution] = await Promise.all([
    loadIssue(deps.table, issueId),
    getDistribution(deps.table, issueId),
  ])
  if (distribution && isAtRest(distribution)) return
  const now = deps.clock()
  deps.log({ level: 'error', event: 'refused-to-send', issue: issueId, reason })
  const stopped = { state: 'refused', reason } as const
  await commit(deps.table, {
    writes: [
      distribution
        ? changeDistribution(distribution, stopped)
        : addDistribution({ ...newDistribution(issueId, issue.signOff?.recipientsCount ?? 0, now), ...stopped }),
    ],
    record: {
      subject: subjects.issue(issueId),
      act: act(SYSTEM, now, 'refused-to-send', issueLabel(issue), { why: reason }),
    },
    work: (await notices(deps.table, issue)).map((task) => workFor(deps.newId(), task, now)),
  })
}

/** Whoever signed, whoever sent it to review, and who may look into the system. */
async function notices(table: Table, { id: issueId, signOff, review }: Issue): Promise<Task[]> {
  const people = await listPeople(table)
  const administrators = people.filter(({ active, roles }) => active && roles.includes('administrator'))
  const told = new Set([signOff?.personId, review?.sentBy, ...administrators.map(({ id }) => id)])
  return [...told].flatMap((personId) =>
    personId === undefined ? [] : [{ kind: 'notice', notice: { mail: 'sending-stopped', issueId, personId } }],
  )
}
