/** The reminders of an issue, when and by whom: one row an issue, so that of two who remind at once the second knows of the first. */
import { z } from 'zod'
import { Instant } from '#shared/fields.ts'
import { type Write, writeNext } from './commit.ts'
import { keys } from './keys.ts'
import { get } from './read.ts'
import type { Table } from './table.ts'

const Last = z.object({ at: Instant, by: z.string() })
export type Last = z.infer<typeof Last>

const Reminders = z.object({
  version: z.number(),
  last: z.record(z.string(), Last),
  planned: Instant.optional(),
})
/** `last` by the person's id; `planned`: what the plan had until then is done; `version` 0: nobody was reminded yet. */
export type Reminders = z.infer<typeof Reminders>

export const readReminders = async (table: Table, issueId: string): Promise<Reminders> =>
  (await get(table, Reminders, keys.reminders(issueId))) ?? { version: 0, last: {} }

/** These people are reminded now; by the plan, of what it has at `planned`. */
export function writeReminders(
  issueId: string,
  read: Reminders,
  { people, planned, ...now }: Last & { people: readonly string[]; planned: string | undefined },
): Write {
  const last = { ...read.last, ...Object.fromEntries(people.map((id) => [id, now])) }
  const data = { ...read, version: read.version + 1, last, ...(planned !== undefined && { planned }) }
  return writeNext({ keys: keys.reminders(issueId), data }, read.version)
}
