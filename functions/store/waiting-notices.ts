/** Finds the people who have not been sent a notice yet that waits among the work, for one that would take it back. */
import { type Notice, Work } from '#shared/work.ts'
import { indexes, keys } from './keys.ts'
import { getTogether, listIndex } from './read.ts'
import type { Table } from './table.ts'

/** The ids of the people for whom such a notice of this issue waits, and whom no worker writes to just now. */
export async function waitingNotices(table: Table, mail: Notice['mail'], issueId: string): Promise<string[]> {
  const open = (await listIndex(table, Work, indexes.work('open'))).filter((work) => personIn(work, mail, issueId))
  // The index may lag: whether each still waits say the rows.
  const rows = await getTogether(
    table,
    open.map(({ id }) => ({ keys: keys.work(id, 'open', ''), schema: Work })),
  )
  return rows.flatMap((work) => (work?.claimedBy === null && personIn(work, mail, issueId)) || [])
}

function personIn({ task }: Work, mail: Notice['mail'], issueId: string): string | null {
  if (task.kind !== 'notice') return null
  const { notice } = task
  return notice.mail === mail && 'personId' in notice && 'issueId' in notice && notice.issueId === issueId
    ? notice.personId
    : null
}
