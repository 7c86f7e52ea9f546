/** Folds what was saved long ago: of one person's savings within minutes of one another the last stays, with all that they changed. */
import type { KeptSave } from '#shared/issue/kept-save.ts'
import { runsOf } from '#shared/saved-runs.ts'
import type { Task } from '#shared/work.ts'
import type { WorkerDeps } from '../deps.ts'
import { commit, MOST_WRITES, unlessStale } from '../store/commit.ts'
import { foldSaves, savesFrom } from '../store/kept-saves.ts'
import type { GoOnAt } from './claim.ts'

/** From one frame up to the next. Done again, or by two at once, it finds what is left. */
export async function foldOldSaves(
  { table }: Pick<WorkerDeps, 'table'>,
  { issueId, from, to }: Extract<Task, { kind: 'fold-saves' }>,
): Promise<GoOnAt> {
  const saves = await savesFrom(table, issueId, from, to)
  for (const run of runsOf(saves, byWhom))
    for (let at = 0; at < run.length; at += MOST_WRITES) {
      const writes = foldSaves(run.slice(at, at + MOST_WRITES))
      if (writes.length > 0) await unlessStale(commit(table, { writes }))
    }
  return null
}

/** A frame, an adoption and a restoring stand alone. */
const byWhom = ({ what, by, at, version, frame }: KeptSave) =>
  what === 'edited' && by && version !== frame ? { by: by.id, at } : null
