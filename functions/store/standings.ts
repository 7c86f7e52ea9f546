/** Where signed issues stand on their way to their mailboxes, as the rows of their distributions say. */
import { arrivalsOf, mayHaveGone } from '#shared/distribution/arrivals.ts'
import { Distribution } from '#shared/distribution/delivery.ts'
import type { Standing } from '#shared/distribution/standing.ts'
import { standingOf } from '#shared/distribution/standing-labels.ts'
import type { Issue } from '#shared/issue/issue.ts'
import { distributionNow } from './deliveries.ts'
import { keys } from './keys.ts'
import { getTogether } from './read.ts'
import type { Table } from './table.ts'

/** By issue, of those that were signed here; whether a letter has gone is asked of corrections, of which there are few. */
export async function standingsOf(
  table: Table,
  issues: readonly Pick<Issue, 'id' | 'signOff' | 'corrects'>[],
): Promise<Record<string, Standing>> {
  const signed = issues.filter(({ signOff }) => signOff !== null)
  const others = signed.filter(({ corrects }) => !corrects)
  const [distributions, ...corrections] = await Promise.all([
    getTogether(
      table,
      others.map(({ id }) => ({ keys: keys.distribution(id), schema: Distribution })),
    ),
    ...signed
      .filter(({ corrects }) => corrects)
      .map(async ({ id }) => [id, await correctionStanding(table, id)] as const),
  ])
  return Object.fromEntries([...others.map(({ id }, n) => [id, standingOf(distributions[n] ?? null)]), ...corrections])
}

/** Where a signed correction stands, and whether a letter of it may lie in a mailbox. */
export async function correctionStanding(table: Table, issueId: string): Promise<Standing> {
  const { distribution, counts } = await distributionNow(table, issueId)
  return standingOf(distribution, mayHaveGone(arrivalsOf(counts)))
}
