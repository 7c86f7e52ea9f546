/** The sweep: takes up work that is due and that nobody does, because it waited or because its worker died. */
import { Work } from '#shared/work.ts'
import type { WorkerDeps } from '../deps.ts'
import { dueBy, indexes } from '../store/keys.ts'
import { listIndexReadable } from '../store/read.ts'
import { forEachConcurrently } from './concurrently.ts'
import { logLeftAlone } from './left-alone.ts'
import { runWork } from './run-work.ts'

const MOST = 100
/** Pieces that take seconds, at once. What they hold is bounded: those that print take turns at the printer's one lane. */
const SHORT_AT_ONCE = 4
/** A distribution takes minutes, has as many letters under way as the rate bears, and holds its PDF: a second beside it would only halve the one and double the other. */
const DISTRIBUTIONS_AT_ONCE = 1

/** Does all that is due now, oldest first, what is short beside what is long; answers how many there were. What is not begun when the process is to end is left to the next. */
export async function sweep(deps: WorkerDeps): Promise<number> {
  const { rows: due, unread } = await listIndexReadable(deps.table, Work, indexes.work('open'), {
    upTo: dueBy(deps.clock()),
    limit: MOST,
  })
  for (const why of unread) logLeftAlone(deps, { row: 'work' }, why)
  const { long = [], short = [] } = Object.groupBy(due, ({ task }) => (task.kind === 'distribute' ? 'long' : 'short'))
  const run = async ({ id }: Work) => {
    if (!deps.ending?.aborted) await runWork(deps, id)
  }
  await Promise.all([
    forEachConcurrently(DISTRIBUTIONS_AT_ONCE, long, run),
    forEachConcurrently(SHORT_AT_ONCE, short, run),
  ])
  return due.length
}

/** Sweeps until nothing is due; answers how many rounds there was something. */
export async function sweepAll(deps: WorkerDeps): Promise<number> {
  let rounds = 0
  while ((await sweep(deps)) > 0) rounds += 1
  return rounds
}
