/** The recipients of a publication in the table: one row a mailbox. */
import { Recipient, type RecipientSettings } from '#shared/centre/recipient.ts'
import type { Write } from './commit.ts'
import { keys, prefixes, subjects } from './keys.ts'
import { allOf, get, listReadable, type Readable } from './read.ts'
import type { Table } from './table.ts'

/** @throws Refusal where one cannot be read: no list is frozen or written out without it */
export const listRecipients = async (table: Table, publicationId: string): Promise<Recipient[]> =>
  allOf(await readableRecipients(table, publicationId))

export const readableRecipients = (table: Table, publicationId: string): Promise<Readable<Recipient>> =>
  listReadable(table, Recipient, subjects.publication(publicationId), prefixes.recipient)

export const getRecipient = (table: Table, publicationId: string, address: string): Promise<Recipient | null> =>
  get(table, Recipient, keys.recipient(publicationId, address))

/** The recipient in place of the one that was read, or where there must be none yet (null); with the row as it will be. */
export function writeRecipient(
  publicationId: string,
  read: Recipient | null,
  settings: RecipientSettings,
): { next: Recipient; write: Write } {
  const version = read?.version ?? null
  const next = { ...read, ...settings, publicationId, version: (version ?? 0) + 1 }
  const row = { keys: keys.recipient(publicationId, settings.address), data: next }
  return {
    next,
    write:
      version === null ? { kind: 'add', row, refusal: 'stale' } : { kind: 'change', row, version, refusal: 'stale' },
  }
}

export const deleteRecipient = ({
  publicationId,
  address,
  version,
}: Pick<Recipient, 'publicationId' | 'address' | 'version'>): Write => ({
  kind: 'remove',
  keys: keys.recipient(publicationId, address),
  version,
  refusal: 'stale',
})
