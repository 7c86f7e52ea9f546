/** Finds the notices that wait among the work and no worker sends just now, for an act that would take one back or write it twice. */
import { type Notice, Work } from '#shared/work.ts'
import { indexes, keys } from './keys.ts'
import { getTogether, listIndex } from './read.ts'
import type { Table } from './table.ts'

/** The ids of the people for whom such a notice of this issue waits. */
export const waitingNotices = async (table: Table, mail: Notice['mail'], issueId: string): Promise<string[]> =>
  (await noticesWaiting(table, (notice) => personIn(notice, mail, issueId) !== null)).flatMap(
    (notice) => personIn(notice, mail, issueId) ?? [],
  )

export async function noticesWaiting(table: Table, is: (notice: Notice) => boolean): Promise<Notice[]> {
  const noticeIn = ({ task }: Work): Notice | null => (task.kind === 'notice' && is(task.notice) ? task.notice : null)
  const open = (await listIndex(table, Work, indexes.work('open'))).filter(noticeIn)
  // The index may lag: whether each still waits say the rows.
  const rows = await getTogether(
    table,
    open.map(({ id }) => ({ keys: keys.work(id, 'open', ''), schema: Work })),
  )
  return rows.flatMap((work) => (work?.claimedBy === null && noticeIn(work)) || [])
}

const personIn = (notice: Notice, mail: Notice['mail'], issueId: string): string | null =>
  notice.mail === mail && 'personId' in notice && 'issueId' in notice && notice.issueId === issueId
    ? notice.personId
    : null
