/** Which of a person's sessions still count: each names the era it was made in, and ending them all begins the next. */
import { z } from 'zod'
import { type Write, writeNext } from './commit.ts'
import { keys } from './keys.ts'
import { get } from './read.ts'
import type { Table } from './table.ts'

/** The version is the era; without a row it is 0. */
export const SessionEra = z.object({ version: z.number() })

export const readEra = async (table: Table, personId: string): Promise<number> =>
  (await get(table, SessionEra, keys.sessionEra(personId)))?.version ?? 0

/** Ends all sessions of this person, at the commit. */
export async function endSessions(table: Table, personId: string): Promise<Write> {
  const era = await readEra(table, personId)
  return writeNext({ keys: keys.sessionEra(personId), data: { version: era + 1 } }, era)
}
