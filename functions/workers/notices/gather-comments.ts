/** Gathers what is said in an issue's comments: each person hears of it in one mail for each span of time. */
import { digestMinutesOf } from '#shared/digest-span.ts'
import { hashOf } from '#shared/hash.ts'
import { type Task, workFor } from '#shared/work.ts'
import type { WorkerDeps } from '../../deps.ts'
import { loadIssueWhole } from '../../store/load.ts'
import { putOnce } from '../../store/put-once.ts'
import type { GoOnAt } from '../claim.ts'

const AGAIN_MS = 10_000

/**
 * A letter that waits, or that was given up and is taken up again, will tell of it too. One that is being written may not:
 * then this goes on when that one is away.
 */
export async function gatherComments(
  deps: WorkerDeps,
  { issueId, people, since }: Extract<Task, { kind: 'gather-comments' }>,
): Promise<GoOnAt> {
  const { publication } = await loadIssueWhole(deps.table, issueId)
  const minutes = digestMinutesOf(publication)
  const dueAt = new Date(Date.parse(since) + minutes * 60_000)
  let isWriting = false
  for (const personId of people) {
    const id = (await hashOf({ comments: issueId, of: personId })).slice(0, 40)
    const notice = { mail: 'comments-digest', issueId, personId, since } as const
    const there = await putOnce(deps.table, workFor(id, { kind: 'notice', notice }, dueAt))
    if (there) isWriting ||= there.claimedBy !== null
  }
  return isWriting ? new Date(deps.clock().getTime() + AGAIN_MS) : null
}
