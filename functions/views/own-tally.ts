/** A department's own tally of a year: how often it was called, what it answered, and how many of its texts were adopted. */
import { z } from 'zod'
import { Refusal } from '#shared/refusals.ts'
import { answerOf } from '#shared/submission/department-answer.ts'
import { standingFor } from '#shared/submission/joint.ts'
import type { Submission } from '#shared/submission/submission.ts'
import { eachIssue, eachSubmission, readablePublications } from '../store/load.ts'
import type { Table } from '../store/table.ts'
import { listZeroReports } from '../store/zero-reports.ts'

export const OwnTally = z.object({
  year: z.string(),
  called: z.number().describe('向本单位约稿的期数'),
  handedIn: z.number().describe('报送篇数，包括已确认的联合报送'),
  adopted: z.number().describe('采用篇数'),
  zero: z.number().describe('报“本期无稿”的期数'),
})
export type OwnTally = z.infer<typeof OwnTally>

/** Of the issues whose date is in this year; `unread`: why not of each row that cannot be read. */
export async function ownTally(
  table: Table,
  departmentId: string,
  year: string,
): Promise<{ tally: OwnTally; unread: Refusal[] }> {
  const tally = { year, called: 0, handedIn: 0, adopted: 0, zero: 0 }
  const publications = await readablePublications(table)
  const unread = [...publications.unread]
  const ids = publications.rows.map(({ id }) => id)
  for await (const { row: issue } of eachIssue(table, ids, { before: undefined, size: 50 })) {
    if (issue instanceof Refusal) {
      unread.push(issue)
      continue
    }
    // They come newest first.
    if (issue.issueDate.slice(0, 4) < year) break
    if (issue.issueDate.slice(0, 4) > year) continue
    const submissions: Submission[] = []
    for await (const { row } of eachSubmission(table, issue.id))
      if (row instanceof Refusal) unread.push(row)
      else submissions.push(row)
    const { answer, handedIn } = answerOf(departmentId, submissions, await listZeroReports(table, issue.id))
    const adopted = submissions.filter((one) => one.state === 'adopted' && standingFor(one).includes(departmentId))
    tally.called += issue.called.includes(departmentId) ? 1 : 0
    tally.handedIn += handedIn
    tally.adopted += adopted.length
    tally.zero += answer === 'zero' ? 1 : 0
  }
  return { tally, unread }
}
