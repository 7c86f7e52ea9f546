/** The comments of an issue: a row each, in a partition of their own, away from the issue and what is made of it. */
import { Comment } from '#shared/comments/comment.ts'
import { Refusal } from '#shared/refusals.ts'
import type { Write } from './commit.ts'
import { keys, prefixes, subjects } from './keys.ts'
import { oldestFirst } from './oldest-first.ts'
import { get, listReadable, type Readable } from './read.ts'
import { countRows } from './rows-after.ts'
import type { Table } from './table.ts'

/** In the order in which they were written. */
export async function readableComments(table: Table, issueId: string): Promise<Readable<Comment>> {
  const { rows, unread } = await listReadable(table, Comment, subjects.comments(issueId), prefixes.comment)
  return { rows: rows.toSorted(oldestFirst(({ at }) => at)), unread }
}

/** How many there are, also such as cannot be read; no further than `most`. */
export const countComments = (table: Table, issueId: string, most: number): Promise<number> =>
  countRows(table, subjects.comments(issueId), prefixes.comment, most)

export const findComment = (table: Table, issueId: string, id: string): Promise<Comment | null> =>
  get(table, Comment, keys.comment(issueId, id))

/** @throws Refusal `not-found` */
export async function loadComment(table: Table, issueId: string, id: string): Promise<Comment> {
  const comment = await findComment(table, issueId, id)
  if (!comment) throw new Refusal('not-found')
  return comment
}

const rowOf = (comment: Comment) => ({ keys: keys.comment(comment.issueId, comment.id), data: comment })

export const addComment = (comment: Comment): Write => ({ kind: 'add', row: rowOf(comment), refusal: 'decide-anew' })

export const changeComment = (read: Comment, next: Comment): Write => ({
  kind: 'change',
  row: rowOf({ ...next, version: read.version + 1 }),
  version: read.version,
  state: read.state,
  refusal: 'stale',
})
