/** A record as it is looked at: a page of what is asked for of it, what there is to choose from, and whether its chain holds. */
import { choicesIn, isAskedFor, type RecordFilter } from '#shared/audit-filter.ts'
import { unreadIn } from '#shared/unread.ts'
import type { Deps } from '../deps.ts'
import { pageOfList } from '../store/pages.ts'
import { loadRecord } from '../store/record.ts'

type Asked = RecordFilter & { after?: string | undefined; limit: number }

/** From the newest page on, each from old to new. The chain is that of the whole record, whatever is asked for of it. */
export async function readRecordPage(deps: Deps, subject: string, { who, act, ...asked }: Asked) {
  const { entries, brokenAt, unsealed, unread } = await loadRecord(deps, subject)
  const found = entries.filter((entry) => isAskedFor(entry, { who, act }))
  const newest = { rows: found.toReversed(), unread }
  const page = await pageOfList(newest, { list: 'record', ...asked, keyOf: ({ seq }) => `${seq}` })
  return {
    entries: page.rows.toReversed(),
    count: entries.length,
    found: found.length,
    ...choicesIn(entries),
    next: page.next,
    brokenAt,
    unsealed,
    ...unreadIn(page.unread),
  }
}
