/** A cursor: where a page of a list ended, as its reader hands it back for the next one. Opaque, and of that list alone. */
import { Refusal } from '#shared/refusals.ts'

/** The lists that the API gives by pages. */
export type ListKind =
  | 'archive'
  | 'calls'
  | 'comments'
  | 'corrections'
  | 'deliveries'
  | 'departments'
  | 'devices'
  | 'frozen-recipients'
  | 'issues'
  | 'people'
  | 'recipients'
  | 'record'
  | 'revisions'
  | 'saves'
  | 'submissions'
  | 'suppressions'
  | 'tally'

/** Behind the entry with this key. */
export const cursorAt = (list: ListKind, key: string): string => Buffer.from(`${list} ${key}`).toString('base64url')

/** The key; undefined where the list is asked for from its beginning, as by an empty cursor. @throws Refusal `unreadable-cursor` for what is no cursor of this list */
export function keyIn(list: ListKind, cursor: string | undefined): string | undefined {
  if (!cursor) return undefined
  const said = Buffer.from(cursor, 'base64url').toString()
  const key = said.slice(list.length + 1)
  if (key === '' || cursorAt(list, key) !== cursor) throw new Refusal('unreadable-cursor')
  return key
}
