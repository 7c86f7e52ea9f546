/** Work of one kind left open, all other done: what is to come then comes in one order. */
import { indexes } from '#functions/store/keys.ts'
import { listIndex } from '#functions/store/read.ts'
import { runWork } from '#functions/workers/run-work.ts'
import { type Task, Work } from '#shared/work.ts'
import type { Centre } from './centre.ts'

export async function leaveOnly({ deps }: Pick<Centre, 'deps'>, kind: Task['kind']): Promise<void> {
  const others = async () =>
    (await listIndex(deps.table, Work, indexes.work('open'))).filter(({ task }) => task.kind !== kind)
  // Some of it leaves more: a notice to departments becomes one to each person.
  for (let open = await others(); open.length > 0; open = await others())
    for (const { id } of open) await runWork(deps, id)
}
