/** Groups writes of single rows: those that come while a request is under way go together as the next one. */
import { Refusal } from '#shared/refusals.ts'
import { commit, MOST_WRITES, type Write } from './commit.ts'
import type { Table } from './table.ts'

type Waiting = { write: Write; done: () => void; lost: (error: unknown) => void }

/**
 * A store that answers at once gets every write as it comes, a slower one fewer and larger requests. No two writes of one row may be
 * waiting at the same time. The answer rejects as `commit` does, for each write by itself.
 */
export function batchedWrites(table: Table): (write: Write) => Promise<void> {
  let waiting: Waiting[] = []
  let underWay = false

  async function goOn(): Promise<void> {
    if (underWay) return
    underWay = true
    while (waiting.length > 0) {
      const group = waiting.slice(0, MOST_WRITES)
      waiting = waiting.slice(MOST_WRITES)
      await writeTogether(table, group)
    }
    underWay = false
  }

  return (write) =>
    new Promise((done, lost) => {
      waiting.push({ write, done, lost })
      void goOn()
    })
}

/** Never rejects. */
async function writeTogether(table: Table, group: readonly Waiting[]): Promise<void> {
  try {
    await commit(table, { writes: group.map(({ write }) => write) })
    for (const { done } of group) done()
  } catch (error) {
    // One that lost takes the others with it: they have nothing to do with it, and each is heard by itself.
    if (group.length > 1 && error instanceof Refusal) await Promise.all(group.map((one) => writeTogether(table, [one])))
    else for (const { lost } of group) lost(error)
  }
}
