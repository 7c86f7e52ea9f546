/** The work of one kind that waits, or that was given up and lies parked. */
import { indexes } from '#functions/store/keys.ts'
import { listIndexReadable } from '#functions/store/read.ts'
import { type Task, Work } from '#shared/work.ts'
import type { Centre } from '../centre.ts'

export const workOf = async ({ deps }: Centre, kind: Task['kind'], queue: Work['queue'] = 'open'): Promise<Work[]> =>
  (await listIndexReadable(deps.table, Work, indexes.work(queue))).rows.filter(({ task }) => task.kind === kind)
