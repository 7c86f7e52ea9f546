/** The next piece of a plan: work that waits for its instant, put there once however many workers come here. */
import { hashOf } from '#shared/hash.ts'
import { type Task, workFor } from '#shared/work.ts'
import { putOnce } from '../store/put-once.ts'
import type { Table } from '../store/table.ts'

/** `known`: what makes it this piece and no other (its instant `at`, ISO, among it): by one id for all, what waits already is not put there again. */
export async function waitForNext(
  table: Table,
  task: Task,
  known: { at: string; [of: string]: string },
): Promise<void> {
  const id = (await hashOf(known)).slice(0, 40)
  await putOnce(table, workFor(id, task, new Date(known.at)))
}
