/** The recipients of an issue if it were signed now: how many and under which hash, and a page of them. */

import type { FrozenRecipient, ListName } from '#shared/centre/recipient.ts'
import type { Issue } from '#shared/issue/issue.ts'
import { recipientsNow } from '../acts/distribution/freeze-recipients.ts'
import type { Deps } from '../deps.ts'
import { listSuppressions } from '../store/suppressions.ts'

/** `after`: the address that the page before ended with; `next` is the one to ask for another with, null at the end. */
export async function recipientsPage(
  deps: Pick<Deps, 'table'>,
  issue: Pick<Issue, 'publicationId' | 'corrects'>,
  { after = '', limit }: { after?: string | undefined; limit: number },
) {
  const [{ hash, count, list }, suppressions] = await Promise.all([
    recipientsNow(deps, issue),
    listSuppressions(deps.table),
  ])
  const suppressed = new Set(suppressions.map(({ address }) => address))
  const isSuppressed = ({ address }: FrozenRecipient) => suppressed.has(address)
  const isOn = (name: ListName) => list.filter(({ lists }) => lists.includes(name)).length
  const rest = list.filter(({ address }) => address > after)
  const page = rest.slice(0, limit)
  return {
    hash,
    count,
    reporting: isOn('reporting'),
    distribution: isOn('distribution'),
    both: list.filter(({ lists }) => lists.length > 1).length,
    suppressed: list.filter(isSuppressed).length,
    list: page.map((one) => ({ ...one, suppressed: isSuppressed(one) })),
    next: rest.length > limit ? (page.at(-1)?.address ?? null) : null,
  }
}
