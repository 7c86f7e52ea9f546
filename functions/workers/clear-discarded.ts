/** Removes the kept saves of an issue that was discarded: what a transaction beside the issue itself may not take. */
import type { Task } from '#shared/work.ts'
import type { WorkerDeps } from '../deps.ts'
import { removalsOfRest } from '../store/beside-issue.ts'
import { commit, unlessStale } from '../store/commit.ts'
import type { GoOnAt } from './claim.ts'

/** Done again, or by two at once, it finds what is left. */
export async function clearDiscarded(
  { table }: Pick<WorkerDeps, 'table'>,
  { issueId }: Extract<Task, { kind: 'clear-discarded' }>,
): Promise<GoOnAt> {
  for await (const writes of removalsOfRest(table, issueId)) await unlessStale(commit(table, { writes }))
  return null
}
