/** The figures of a span of months, each with the issue that printed it: read from the index, and a revision a month. */
import { z } from 'zod'
import { pastMonths } from '#shared/checks/figures/past-months.ts'
import { inUnit } from '#shared/checks/figures/units.ts'
import { issueLabel } from '#shared/issue/issue-label.ts'
import { Refusal } from '#shared/refusals.ts'
import { PrintedMonth } from '#shared/series/printed-month.ts'
import type { Span } from '#shared/tallies/period.ts'
import { eachRevision, loadPublication } from '../store/load.ts'
import type { Table } from '../store/table.ts'
import { issuesOfSpan } from './issues-of-span.ts'

export const FigureMonths = z.object({
  months: z.array(PrintedMonth).describe('由近及远'),
  unread: z.number().int().describe('无法读取的期数'),
})
type FigureMonths = z.infer<typeof FigureMonths>

/** Of a month with a correction, what was issued last and has figures. @throws Refusal `months-reversed` or `too-many-months` */
export async function readFigureMonths(table: Table, publicationId: string, span: Span): Promise<FigureMonths> {
  const { sections } = await loadPublication(table, publicationId)
  const definitions = sections.flatMap((section) => (section.kind === 'figures' ? section.figures : []))
  const found = await issuesOfSpan(table, publicationId, span)
  let { unread } = found
  const issued = found.issues.flatMap((issue) => {
    const revision = issue.signOff?.revision ?? issue.review?.revision
    return issue.state === 'published' && revision !== undefined ? [{ issue, revision }] : []
  })
  const revisions = await eachRevision(
    table,
    issued.map(({ issue, revision }) => ({ issueId: issue.id, revision })),
  )
  const months = new Map<string, PrintedMonth>()
  for (const [n, { issue }] of issued.entries()) {
    const revision = revisions[n]
    if (!revision || revision instanceof Refusal) {
      unread += 1
      continue
    }
    const { period } = issue
    const printed = pastMonths([revision.content], definitions)[0]?.figures ?? []
    const figures = printed.map((one) => {
      const unit = definitions.find(({ id: of }) => of === one.id)?.unit ?? one.unit
      return { ...one, now: inUnit(Number(one.value), one.unit, unit) }
    })
    // A correction without figures leaves the month to its original.
    if ((months.get(period)?.figures.length ?? 0) === 0)
      months.set(period, { period, issueId: issue.id, label: issueLabel(issue), figures })
  }
  return { months: [...months.values()].toSorted((a, b) => (a.period < b.period ? 1 : -1)), unread }
}
