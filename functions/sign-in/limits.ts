/**
 * How often codes are asked for and tried (NIST SP 800-63B, 5.2.2; OWASP ASVS 2.2.1): counted by mailbox against guessing, by mailbox
 * and network address so that a stranger leaves the owner their share, by address so that one machine does not try all mailboxes.
 */
import { createHash } from 'node:crypto'
import type { Write } from '../store/commit.ts'
import { keys } from '../store/keys.ts'
import type { Table } from '../store/table.ts'
import { countInWindow, type Window } from '../store/window-count.ts'

type Limits = { mailbox: Window; here: Window; address: Window }

/** A mailbox gets so many mails an hour; a network address may ask for five in ten minutes for one mailbox. */
const ASKS: Limits = {
  mailbox: { most: 30, minutes: 60, refusal: 'too-many-codes' },
  here: { most: 5, minutes: 10, refusal: 'too-many-codes' },
  address: { most: 300, minutes: 60, refusal: 'too-many-codes' },
}
/** Of a million codes, a hundred an hour: guessing one takes more than a year of hours. */
const TRIES: Limits = {
  mailbox: { most: 100, minutes: 60, refusal: 'too-many-tries' },
  here: { most: 50, minutes: 60, refusal: 'too-many-tries' },
  address: { most: 600, minutes: 60, refusal: 'too-many-tries' },
}

export type Client = { email: string; address: string | null }

/** Addresses are kept only as what they hash to, and for an hour. */
const short = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 32)

/** The writes that count one more. @throws Refusal where one of the windows is full. */
async function counted(
  table: Table,
  what: 'ASKS' | 'TRIES',
  limits: Limits,
  client: Client,
  now: Date,
): Promise<Write[]> {
  const { email, address } = client
  const windows: [string, Window][] = [
    [`mailbox ${email}`, limits.mailbox],
    [`mailbox ${email} from ${short(address ?? '')}`, limits.here],
    ...(address === null ? [] : [[`from ${short(address)}`, limits.address] satisfies [string, Window]]),
  ]
  return Promise.all(windows.map(([of, window]) => countInWindow(table, keys.signInCount(what, of), window, now)))
}

export const countAsk = (table: Table, client: Client, now: Date): Promise<Write[]> =>
  counted(table, 'ASKS', ASKS, client, now)

export const countTry = (table: Table, client: Client, now: Date): Promise<Write[]> =>
  counted(table, 'TRIES', TRIES, client, now)
