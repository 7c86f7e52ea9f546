/** Where signed issues stand on their way to their mailboxes, as the rows of their distributions say. */
import { arrivalsOf, mayHaveGone } from '#shared/distribution/arrivals.ts'
import { Distribution } from '#shared/distribution/delivery.ts'
import type { Standing } from '#shared/distribution/standing.ts'
import { standingOf } from '#shared/distribution/standing-labels.ts'
import type { Issue } from '#shared/issue/issue.ts'
import { Refusal } from '#shared/refusals.ts'
import { distributionNow } from './deliveries.ts'
import { keys } from './keys.ts'
import { getEach } from './read.ts'
import { orWhyNot } from './row-json.ts'
import type { Table } from './table.ts'

/** By issue, of those that were signed here and whose ledger can be read; whether a letter has gone is asked of corrections, of which there are few. */
export async function standingsOf(
  table: Table,
  issues: readonly Pick<Issue, 'id' | 'signOff' | 'corrects'>[],
): Promise<Record<string, Standing>> {
  const signed = issues.filter(({ signOff }) => signOff !== null)
  const others = signed.filter(({ corrects }) => !corrects)
  const [distributions, ...corrections] = await Promise.all([
    getEach(
      table,
      others.map(({ id }) => ({ keys: keys.distribution(id), schema: Distribution })),
    ),
    ...signed
      .filter(({ corrects }) => corrects)
      .map(async ({ id }) => [id, await orWhyNot(correctionStanding(table, id))] as const),
  ])
  const found = [
    ...others.map(({ id }, n) => {
      const distribution = distributions[n] ?? null
      return [id, distribution instanceof Refusal ? distribution : standingOf(distribution)] as const
    }),
    ...corrections,
  ]
  return Object.fromEntries(found.flatMap(([id, one]) => (one instanceof Refusal ? [] : [[id, one] as const])))
}

/** Where a signed correction stands, and whether a letter of it may lie in a mailbox. */
export async function correctionStanding(table: Table, issueId: string): Promise<Standing> {
  const { distribution, counts } = await distributionNow(table, issueId)
  return standingOf(distribution, mayHaveGone(arrivalsOf(counts)))
}
