/** A record does not hold any more: logged at each act that it meets, and told to the administrators by mail, once for each break. */
import { workFor } from '#shared/work.ts'
import { breakNotices } from '../acts/notices/of-no-issue.ts'
import type { WorkerDeps } from '../deps.ts'
import { readHeldEnd } from '../files/record-end.ts'
import { commit } from '../store/commit.ts'
import { listPeople } from '../store/people.ts'
import { keepTold } from '../store/record-end.ts'

export async function tellOfBreak(deps: WorkerDeps, record: string): Promise<void> {
  const { table, files, clock, newId, log } = deps
  log({ level: 'error', event: 'record-broken', record })
  if ((await readHeldEnd(files, record)).told) return
  const now = clock()
  const tasks = breakNotices(await listPeople(table), record)
  if (tasks.length === 0) return
  await commit(table, { writes: [], work: tasks.map((task) => workFor(newId(), task, now)) })
  await keepTold(files, record, now)
}
