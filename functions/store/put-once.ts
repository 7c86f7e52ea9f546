/** Work of which one piece at a time waits, under an id of its own, however many come to put it there. */
import { Work } from '#shared/work.ts'
import { commit, unlessStale, workRow } from './commit.ts'
import { keys } from './keys.ts'
import { get } from './read.ts'
import type { Table } from './table.ts'

/**
 * Puts it there, or takes what lies parked under its id up again, as it was, with all its tries before it. Answers what
 * is open under that id already and was left alone, or null.
 */
export async function putOnce(table: Table, work: Work): Promise<Work | null> {
  for (;;) {
    const there = await get(table, Work, keys.work(work.id, 'open', ''))
    if (there?.queue === 'open') return there
    const writing = there
      ? commit(table, { writes: [reopened(there, work)] })
      : commit(table, { writes: [], work: [work] })
    if (await unlessStale(writing)) return null
  }
}

const reopened = (parked: Work, { queue, dueAt, attempts }: Work) =>
  ({
    kind: 'change',
    row: workRow({ ...parked, queue, dueAt, attempts, version: parked.version + 1 }),
    version: parked.version,
    refusal: 'stale',
  }) as const
