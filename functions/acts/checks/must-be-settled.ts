/** Holds a text or an issue to its checks when it goes on to others: what is forbidden is gone, and what must be acknowledged is. */
import type { Acknowledgement } from '#shared/checks/acknowledgement.ts'
import { standingOf } from '#shared/checks/open-findings.ts'
import { Refusal } from '#shared/refusals.ts'
import { type Judged, pathOf } from './judge.ts'

/** The acknowledgements that stand, each with the place that it has now. @throws Refusal `wording-forbidden`, `not-acknowledged`, each with every place */
export function mustBeSettled(judged: Judged, acknowledged: readonly Acknowledgement[]): Acknowledgement[] {
  if (judged.blocks.length > 0) throw new Refusal('wording-forbidden', judged.blocks)
  const { standing, open } = standingOf(judged.keyed, acknowledged)
  if (open.length > 0)
    throw new Refusal(
      'not-acknowledged',
      open.map((one) => ({ path: pathOf(one.finding), message: `${judged.whereOf(one)}：${one.finding.message}` })),
    )
  const whereNow = new Map(judged.keyed.map((one) => [one.key, judged.whereOf(one)]))
  return standing.map((one) => ({ ...one, where: whereNow.get(one.key) ?? one.where }))
}
