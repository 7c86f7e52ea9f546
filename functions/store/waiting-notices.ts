/** Finds the notices that wait among the work and no worker sends just now, for an act that would take one back or write it twice. */
import { type Notice, Work } from '#shared/work.ts'
import { indexes, keys } from './keys.ts'
import { getEach, listIndexReadable, readableOf } from './read.ts'
import type { Table } from './table.ts'

/** The ids of the people for whom such a notice of this issue waits. */
export const waitingNotices = (table: Table, mail: Notice['mail'], issueId: string): Promise<string[]> =>
  noticesWaiting(table, (notice) => personIn(notice, mail, issueId))

/** What `pick` takes of each that waits; null of those that are not meant. Work that cannot be read, of whatever issue, counts for none. */
export async function noticesWaiting<T>(table: Table, pick: (notice: Notice) => T | null): Promise<T[]> {
  const picked = ({ task }: Work): T[] => {
    const found = task.kind === 'notice' ? pick(task.notice) : null
    return found === null ? [] : [found]
  }
  const indexed = await listIndexReadable(table, Work, indexes.work('open'))
  const open = indexed.rows.filter((work) => picked(work).length > 0)
  // The index may lag: whether each still waits say the rows.
  const found = await getEach(
    table,
    open.map(({ id }) => ({ keys: keys.work(id, 'open', ''), schema: Work })),
  )
  return readableOf(found).rows.flatMap((work) => (work.claimedBy === null ? picked(work) : []))
}

const personIn = (notice: Notice, mail: Notice['mail'], issueId: string): string | null =>
  notice.mail === mail && 'personId' in notice && 'issueId' in notice && notice.issueId === issueId
    ? notice.personId
    : null
