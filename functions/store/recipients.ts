/** The recipients of a publication in the table: one row a mailbox. */
import { Recipient, type RecipientSettings } from '#shared/centre/recipient.ts'
import type { Write } from './commit.ts'
import { keys, prefixes, subjects } from './keys.ts'
import type { Page, PageAsked } from './pages.ts'
import { allOf, get, getTogether, listReadable } from './read.ts'
import { countRows, each, pageOfRows, rowsAfter, searchIn } from './rows-after.ts'
import type { Table } from './table.ts'

/** @throws Refusal where one cannot be read: no list is frozen or written out without it */
export const listRecipients = async (table: Table, publicationId: string): Promise<Recipient[]> =>
  allOf(await listReadable(table, Recipient, subjects.publication(publicationId), prefixes.recipient))

const at = (publicationId: string) => ({ pk: subjects.publication(publicationId), prefix: prefixes.recipient })

/** A page of them in the order of their addresses; `search`: part of an address, name or unit. */
export const pageOfRecipients = (
  table: Table,
  publicationId: string,
  { search, ...page }: PageAsked & { search?: string | undefined },
): Promise<Page<Recipient>> => {
  const fits = searchIn(search, ({ address, name, unit }: Recipient) => [address, name, unit])
  return pageOfRows(table, Recipient, at(publicationId), { list: 'recipients', ...page, fits })
}

/** One after the other. @throws Refusal where one cannot be read */
export const eachRecipient = (table: Table, publicationId: string): AsyncGenerator<Recipient> =>
  each(rowsAfter(table, Recipient, { ...at(publicationId), size: 1000 }))

/** How many there are; no further than `most`. */
export const countRecipients = (table: Table, publicationId: string, most: number): Promise<number> => {
  const { pk, prefix } = at(publicationId)
  return countRows(table, pk, prefix, most)
}

/** Those with these addresses, each in its place or null. @throws Refusal where one cannot be read */
export const getRecipients = (
  table: Table,
  publicationId: string,
  addresses: readonly string[],
): Promise<(Recipient | null)[]> =>
  getTogether(
    table,
    addresses.map((address) => ({ keys: keys.recipient(publicationId, address), schema: Recipient })),
  )

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
