/** The facts that the checks of an issue need beside itself: the months before, and what was acknowledged. */
import { z } from 'zod'
import { Acknowledgement } from '#shared/checks/acknowledgement.ts'
import { Version } from '#shared/fields.ts'
import { readAcknowledgements } from '../store/acknowledgements.ts'
import { loadIssueWhole } from '../store/load.ts'
import { monthsBefore } from '../store/past-issues.ts'
import type { Table } from '../store/table.ts'

export const AcknowledgedNow = z.object({
  version: z.union([z.literal(0), Version]),
  acknowledged: z.array(Acknowledgement),
})

export const IssueChecks = AcknowledgedNow.extend({
  history: z.array(
    z.object({
      period: z.string(),
      figures: z.array(z.object({ id: z.string(), value: z.string(), unit: z.string() })),
    }),
  ),
})
type IssueChecks = z.infer<typeof IssueChecks>

export async function issueChecks(table: Table, issueId: string): Promise<IssueChecks> {
  const [{ issue, publication }, { version, acknowledged }] = await Promise.all([
    loadIssueWhole(table, issueId),
    readAcknowledgements(table, issueId),
  ])
  const history = await monthsBefore(table, issue, publication)
  return { history: history.map(({ period, figures }) => ({ period, figures: [...figures] })), version, acknowledged }
}
