/** The people at the desk of an issue: one row, which expires. */
import { AtDesk } from '#shared/issue/presence.ts'
import { type Write, writeNext } from './commit.ts'
import { keys } from './keys.ts'
import { get } from './read.ts'
import type { Table } from './table.ts'

/** After the last who was there has gone, in milliseconds. */
const KEPT_MS = 10 * 60_000
/** Expired, it may still lie there, and then it is changed, not added: whom it still tells of is asked by their instants. */
const EVER = new Date(0)

export const readPresence = (table: Table, issueId: string): Promise<AtDesk | null> =>
  get(table, AtDesk, keys.presence(issueId), EVER)

export function writePresence(issueId: string, read: AtDesk | null, people: AtDesk['people'], now: Date): Write {
  const version = read?.version ?? 0
  const data = { ...read, version: version + 1, people }
  const expiresAt = new Date(now.getTime() + KEPT_MS)
  return writeNext({ keys: keys.presence(issueId), data, expiresAt }, version)
}
