/** The recipients of an issue if it were signed now: how many and under which hash, and a page of them. */

import type { FrozenRecipient, ListName } from '#shared/centre/recipient.ts'
import type { Issue } from '#shared/issue/issue.ts'
import { recipientsNow } from '../acts/distribution/freeze-recipients.ts'
import type { Deps } from '../deps.ts'
import { keyIn } from '../store/cursor.ts'
import { type PageAsked, pageOf } from '../store/pages.ts'
import { listSuppressions } from '../store/suppressions.ts'

export async function recipientsPage(
  deps: Pick<Deps, 'table'>,
  issue: Pick<Issue, 'publicationId' | 'corrects'>,
  { after, limit }: PageAsked,
) {
  const from = keyIn('frozen-recipients', after)
  const [{ hash, count, list }, suppressions] = await Promise.all([
    recipientsNow(deps, issue),
    listSuppressions(deps.table),
  ])
  const suppressed = new Set(suppressions.map(({ address }) => address))
  const isSuppressed = ({ address }: FrozenRecipient) => suppressed.has(address)
  const isOn = (name: ListName) => list.filter(({ lists }) => lists.includes(name)).length
  const rest = list.filter(({ address }) => from === undefined || address > from)
  const page = await pageOf(
    rest.map((row) => ({ key: row.address, row })),
    { list: 'frozen-recipients', limit },
  )
  return {
    hash,
    count,
    reporting: isOn('reporting'),
    distribution: isOn('distribution'),
    both: list.filter(({ lists }) => lists.length > 1).length,
    suppressed: list.filter(isSuppressed).length,
    list: page.rows.map((one) => ({ ...one, suppressed: isSuppressed(one) })),
    next: page.next,
  }
}
