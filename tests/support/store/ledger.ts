/** The ledger of an issue's mail as the API gives it, and what is decided about the distribution that it shows. */
import type { Delivery, DeliveryState } from '#shared/distribution/delivery.ts'
import type { Issue } from '#shared/issue/issue.ts'
import type { SettleRequest } from '#shared/requests.ts'
import type { Answer, Caller } from '../caller.ts'
import { at } from '../issue-page.ts'
import { ok } from '../issue-steps.ts'

type Ledger = {
  distribution: { version: number; state: string; frozen: number; reason: string | null } | null
  counts: Record<DeliveryState, number>
  deliveries: Delivery[]
}

export const readLedger = async (reader: Caller, issue: Issue): Promise<Ledger> =>
  ok(await reader.get(`${at(issue)}/deliveries`))

export const sum = (counts: Ledger['counts']) => Object.values(counts).reduce((all, n) => all + n, 0)

/** Settles these as the caller was shown them. */
export const settle = (
  caller: Caller,
  issue: Issue,
  deliveries: readonly Pick<Delivery, 'id' | 'version'>[],
  as: SettleRequest['as'],
  reason = '已电话核实',
): Promise<Answer> =>
  caller.post(`${at(issue)}/deliveries/settlements`, {
    deliveries: deliveries.map(({ id, version }) => ({ id, version })),
    as,
    reason,
  })

/** Asks for a move of the distribution as it stands now. */
export async function decide(caller: Caller, issue: Issue, request: Record<string, unknown>): Promise<Answer> {
  const { distribution } = ok(await caller.get(`${at(issue)}/deliveries?limit=0`))
  const version = ['add-late', 'try-now'].includes(String(request.move)) ? {} : { version: distribution.version }
  return caller.post(`${at(issue)}/distribution/moves`, { ...version, ...request })
}
