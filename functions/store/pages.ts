/** Lists by pages: no answer is larger than Lambda gives (6 MB), whatever the rows hold, and no search reads without end. */
import { Refusal } from '#shared/refusals.ts'
import { cursorAt, keyIn, type ListKind } from './cursor.ts'

/** With one row more than this, of at most 400 kB, an answer stays under half of 6 MB. */
const MOST_BYTES = 2_000_000
/** A search that finds nothing in so many rows answers what it has, and where to go on. */
const MOST_LOOKED_AT = 20_000

export type PageAsked = { after?: string | undefined; limit: number }

/** `next`: the `after` of the next page; null at the end. A page of a search may have few rows, or none, and a next one. */
export type Page<T> = { rows: T[]; unread: Refusal[]; next: string | null }

/** A row on the way, with what comes behind it; one that cannot be read as its refusal. */
export type Passed<T> = { key: string; row: T | Refusal }

export type Asked<T> = Omit<PageAsked, 'after'> & { list: ListKind; fits?: ((row: T) => boolean) | undefined }

const bytesOf = (row: unknown): number => Buffer.byteLength(JSON.stringify(row) ?? '')

/** The page of `rows`, which begin where it does. */
export async function pageOf<T>(
  rows: AsyncIterable<Passed<T>> | Iterable<Passed<T>>,
  { list, limit, fits = () => true }: Asked<T>,
): Promise<Page<T>> {
  const page: Page<T> = { rows: [], unread: [], next: null }
  let looked = 0
  let bytes = 0
  let last = ''
  for await (const { key, row } of rows) {
    const isHit = !(row instanceof Refusal) && fits(row)
    if (looked === MOST_LOOKED_AT || (isHit && (page.rows.length === limit || bytes > MOST_BYTES)))
      return { ...page, next: cursorAt(list, last) }
    if (row instanceof Refusal) page.unread.push(row)
    else if (isHit) {
      page.rows.push(row)
      bytes += bytesOf(row)
    }
    looked += 1
    last = key
  }
  return page
}

/**
 * The same of a list that is held whole, in an order of its own; what of it cannot be read is told with the first page.
 * @throws Refusal `unreadable-cursor` where it has no such key any more
 */
export async function pageOfList<T>(
  { rows, unread = [] }: { rows: readonly T[]; unread?: Refusal[] },
  { list, after, keyOf, ...asked }: PageAsked & { list: ListKind; keyOf: (row: T) => string },
): Promise<Page<T>> {
  const key = keyIn(list, after)
  const at = key === undefined ? -1 : rows.findIndex((row) => keyOf(row) === key)
  if (key !== undefined && at < 0) throw new Refusal('unreadable-cursor')
  const page = await pageOf(
    rows.slice(at + 1).map((row) => ({ key: keyOf(row), row })),
    { list, ...asked },
  )
  return { ...page, unread: at < 0 ? unread : [] }
}
