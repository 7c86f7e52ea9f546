/** A list that comes by pages, read to its end. */
import type { Caller } from './caller.ts'
import { ok } from './issue-steps.ts'

/** The rows of `member` on all pages; `each` is shown every page. */
export async function pagesOf<T>(
  reader: Caller,
  path: string,
  member: string,
  each: (page: Record<string, unknown>) => void = () => {},
): Promise<T[]> {
  const rows: T[] = []
  for (let after: string | null = ''; after !== null; ) {
    const page = ok(await reader.get(`${path}?after=${after}`))
    each(page)
    rows.push(...page[member])
    after = page.next
  }
  return rows
}
