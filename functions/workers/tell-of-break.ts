/** A record does not hold any more: logged at each act that it meets, and told to the administrators by mail, once for each break. */
import { workFor } from '#shared/work.ts'
import { breakNotices } from '../acts/notices/of-no-issue.ts'
import type { WorkerDeps } from '../deps.ts'
import { readHeldEnd, writeHeldEnd } from '../files/record-end.ts'
import { commit } from '../store/commit.ts'
import { listPeople } from '../store/people.ts'

export async function tellOfBreak(deps: WorkerDeps, record: string): Promise<void> {
  const { table, files, clock, newId, log } = deps
  log({ level: 'error', event: 'record-broken', record })
  const { end, told } = await readHeldEnd(files, record)
  if (told) return
  const now = clock()
  const tasks = breakNotices(await listPeople(table), record)
  if (tasks.length === 0) return
  await commit(table, { writes: [], work: tasks.map((task) => workFor(newId(), task, now)) })
  // Beside the end that is held, which stays: a record that is put right is held anew at its next act, and this is forgotten.
  await writeHeldEnd(files, record, end, now)
}
