/** The suppression list in the table: one row a mailbox, all in one partition, so that a page of deliveries costs one request. */
import { Suppression } from '#shared/distribution/suppression.ts'
import type { Refusal } from '#shared/refusals.ts'
import type { Write } from './commit.ts'
import { keys, prefixes, subjects } from './keys.ts'
import type { Page, PageAsked } from './pages.ts'
import { get, getEach, listReadable } from './read.ts'
import { pageOfRows, searchIn } from './rows-after.ts'
import type { Table } from './table.ts'

const LIST = { pk: subjects.suppressions, prefix: prefixes.suppression }
/** Those that can be read. Of one that cannot the mailbox is told before each mail to it (workers/distribution/skip-suppressed.ts). */
export const listSuppressions = async (table: Table): Promise<Suppression[]> =>
  (await listReadable(table, Suppression, LIST.pk, LIST.prefix)).rows

/** A page of them in the order of their addresses; `search`: part of an address. */
export const pageOfSuppressions = (
  table: Table,
  { search, ...page }: PageAsked & { search?: string | undefined },
): Promise<Page<Suppression>> => {
  const fits = searchIn(search, ({ address }: Suppression) => [address])
  return pageOfRows(table, Suppression, LIST, { list: 'suppressions', ...page, fits })
}

export const getSuppression = (table: Table, address: string): Promise<Suppression | null> =>
  get(table, Suppression, keys.suppression(address))

/** Of each of these mailboxes, in their order, its entry or null, or why it cannot be read; a hundred in a request. */
export const suppressionsOf = (table: Table, addresses: readonly string[]): Promise<(Suppression | null | Refusal)[]> =>
  getEach(
    table,
    addresses.map((address) => ({ keys: keys.suppression(address), schema: Suppression })),
  )

export const addSuppression = (suppression: Suppression): Write => ({
  kind: 'add',
  row: { keys: keys.suppression(suppression.address), data: suppression },
  refusal: 'suppressed-already',
})

export const removeSuppression = ({ address, version }: Pick<Suppression, 'address' | 'version'>): Write => ({
  kind: 'remove',
  keys: keys.suppression(address),
  version,
  refusal: 'stale',
})
