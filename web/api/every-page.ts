/** Lists that the API gives by pages: all of them, where a page of ours needs the whole, or the first page that holds something. */
import type { Unread } from '#shared/unread.ts'
import { noting, type Reading } from './noting.ts'

type Part = { next: string | null; unread?: Unread | undefined }

/** Where a page begins; the first begins nowhere. */
export type From = { after?: string }

export const from = (after: string | null): From => (after === null ? {} : { after })

/** The rows of all pages; how many of them could not be read is kept beside what the query `of` reads, for its page to tell. */
export async function everyRow<P extends Part, T>(
  ask: (query: From) => Promise<P>,
  rowsOf: (page: P) => readonly T[],
  of?: Reading,
): Promise<T[]> {
  const all = everyPage(ask, rowsOf)
  return (await (of ? noting(of, all) : all)).rows
}

async function everyPage<P extends Part, T>(
  ask: (query: From) => Promise<P>,
  rowsOf: (page: P) => readonly T[],
): Promise<{ rows: T[]; unread?: Unread }> {
  const rows: T[] = []
  const unread = { newer: 0, damaged: 0 }
  for (let next: string | null = null, isFirst = true; isFirst || next !== null; isFirst = false) {
    const page = await ask(from(next))
    rows.push(...rowsOf(page))
    unread.newer += page.unread?.newer ?? 0
    unread.damaged += page.unread?.damaged ?? 0
    next = page.next
  }
  return { rows, ...(unread.newer + unread.damaged > 0 && { unread }) }
}

/** What is searched in a long list may be some pages on: of so many rows a page of the API tells that there is nothing. */
export async function filledPage<P extends Part>(
  ask: (query: From) => Promise<P>,
  after: string | null,
  rowsOf: (page: P) => readonly unknown[],
): Promise<P> {
  let page = await ask(from(after))
  while (page.next !== null && rowsOf(page).length === 0) page = await ask(from(page.next))
  return page
}
