/** Gathers what is said in an issue's comments: each person hears of it in one mail for each span of time. */
import { digestMinutesOf } from '#shared/digest-span.ts'
import { hashOf } from '#shared/hash.ts'
import { type Task, Work, workFor } from '#shared/work.ts'
import type { WorkerDeps } from '../../deps.ts'
import { commit, unlessStale } from '../../store/commit.ts'
import { keys } from '../../store/keys.ts'
import { loadIssueWhole } from '../../store/load.ts'
import { get } from '../../store/read.ts'
import type { GoOnAt } from '../claim.ts'

const AGAIN_MS = 10_000

/** A letter that waits will tell of it too. One that is being written may not: then this goes on when that one is away. */
export async function gatherComments(
  deps: WorkerDeps,
  { issueId, people, since }: Extract<Task, { kind: 'gather-comments' }>,
): Promise<GoOnAt> {
  const { publication } = await loadIssueWhole(deps.table, issueId)
  const minutes = digestMinutesOf(publication)
  const dueAt = new Date(Date.parse(since) + minutes * 60_000)
  let isWriting = false
  for (const personId of people) {
    const { id, waiting } = await letterOf(deps, issueId, personId)
    if (waiting) isWriting ||= waiting.claimedBy !== null
    else {
      const notice = { mail: 'comments-digest', issueId, personId, since } as const
      const work = workFor(id, { kind: 'notice', notice }, dueAt)
      // The letter that was put there first tells of this, too: both stand in the table by then.
      await unlessStale(commit(deps.table, { writes: [], work: [work] }))
    }
  }
  return isWriting ? new Date(deps.clock().getTime() + AGAIN_MS) : null
}

/** One letter at a time for a person and an issue; where one lies parked, the next of a fixed order of ids takes its place. */
async function letterOf({ table }: WorkerDeps, issueId: string, personId: string) {
  const first = (await hashOf({ comments: issueId, of: personId })).slice(0, 40)
  for (let n = 1; ; n += 1) {
    const id = n === 1 ? first : `${first}-${n}`
    const waiting = await get(table, Work, keys.work(id, 'open', ''))
    if (waiting?.queue !== 'parked') return { id, waiting }
  }
}
