/** The sweep: takes up work that is due and that nobody does, because it waited or because its worker died. */
import { Work } from '#shared/work.ts'
import type { WorkerDeps } from '../deps.ts'
import { listIndex } from '../store/read.ts'
import { runWork } from './run-work.ts'

const AT_ONCE = 100

/** Does all that is due now, oldest first; answers how many pieces it tried. */
export async function sweep(deps: WorkerDeps): Promise<number> {
  const upTo = `${deps.clock().toISOString()}~`
  const due = await listIndex(deps.table, Work, 'WORK#open', { upTo, limit: AT_ONCE })
  for (const { id } of due) await runWork(deps, id)
  return due.length
}
