/** Writing to departments: one piece of work becomes a notice for each of their people. */
import { type Task, workFor } from '#shared/work.ts'
import { noticeTask } from '../../acts/notices/of-no-issue.ts'
import type { WorkerDeps } from '../../deps.ts'
import { commit, unlessStale } from '../../store/commit.ts'
import { contributorsOf } from '../../store/people.ts'
import type { Claim, GoOnAt } from '../claim.ts'

/** Safe to run twice: a notice's id is made of this work's and the person's, and one that is there already stays. */
export async function writeToDepartments(
  deps: WorkerDeps,
  { mail, issueId, departments, people, reason }: Extract<Task, { kind: 'write-to-departments' }>,
  claim: Claim,
): Promise<GoOnAt> {
  const now = deps.clock()
  const here = await contributorsOf(deps.table, departments)
  for (const { id: personId } of here.filter(({ id }) => people?.includes(id) ?? true)) {
    const notice = { mail, issueId, personId, reason }
    const work = workFor(`${claim.id.slice(0, 27)}-${personId.slice(0, 36)}`, noticeTask(notice), now)
    await unlessStale(commit(deps.table, { writes: [], work: [work] }))
  }
  return null
}
