/** The one row that says that mail is paused; where there is none, it is not. */
import { MailPause } from '#shared/distribution/mail-pause.ts'
import { type Commit, commit, unlessStale, type Write } from './commit.ts'
import { keys } from './keys.ts'
import { get } from './read.ts'
import type { Table } from './table.ts'

export const getMailPause = (table: Table): Promise<MailPause | null> => get(table, MailPause, keys.mailPause())

const row = (pause: MailPause) => ({ keys: keys.mailPause(), data: pause })

/** Whether it was written: false when there is one already. */
export const addMailPause = (table: Table, pause: MailPause): Promise<boolean> =>
  unlessStale(commit(table, { writes: [{ kind: 'add', row: row(pause), refusal: 'stale' }] }))

/** With `change`, or null when somebody else changed it first. */
export async function changeMailPause(
  table: Table,
  read: MailPause,
  change: Partial<MailPause>,
): Promise<MailPause | null> {
  const { next, write } = changed(read, change)
  return (await unlessStale(commit(table, { writes: [write] }))) ? next : null
}

/** A letter is tried as soon as work looks. */
export const tryingAt = (read: MailPause, now: Date): Write => changed(read, { nextTry: now.toISOString() }).write

function changed(read: MailPause, change: Partial<MailPause>): { next: MailPause; write: Write } {
  const next: MailPause = { ...read, ...change, version: read.version + 1 }
  return { next, write: { kind: 'change', row: row(next), version: read.version, refusal: 'stale' } }
}

/** Whether it was ended now, with the work that this causes. */
export const removeMailPause = (table: Table, { version }: MailPause, work: Commit['work'] = []): Promise<boolean> =>
  unlessStale(commit(table, { writes: [{ kind: 'remove', keys: keys.mailPause(), version, refusal: 'stale' }], work }))
