/** The facts that the checks of an issue need beside itself: the months before, and what was acknowledged. */
import { z } from 'zod'
import { Acknowledgement } from '#shared/checks/acknowledgement.ts'
import { Version } from '#shared/fields.ts'
import { readAcknowledgements } from '../store/acknowledgements.ts'
import { loadIssueWhole } from '../store/load.ts'
import { monthsBefore } from '../store/past-issues.ts'
import type { Table } from '../store/table.ts'
import { PastFigures, pastFigures } from './past-figures.ts'

export const AcknowledgedNow = z.object({
  version: z.union([z.literal(0), Version]),
  acknowledged: z.array(Acknowledgement),
})

export const IssueChecks = AcknowledgedNow.extend({
  history: PastFigures,
})
type IssueChecks = z.infer<typeof IssueChecks>

export async function issueChecks(table: Table, issueId: string): Promise<IssueChecks> {
  const [{ issue, publication }, { version, acknowledged }] = await Promise.all([
    loadIssueWhole(table, issueId),
    readAcknowledgements(table, issueId),
  ])
  const history = await monthsBefore(table, issue, publication)
  return { history: pastFigures(history), version, acknowledged }
}
