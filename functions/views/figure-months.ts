/** The figures of a span of months, each with the issue that printed it: read from the index, and a revision a month. */
import { z } from 'zod'
import { pastMonths } from '#shared/checks/figures/past-months.ts'
import { inUnit } from '#shared/checks/figures/units.ts'
import type { Issue } from '#shared/issue/issue.ts'
import { issueLabel } from '#shared/issue/issue-label.ts'
import { Refusal } from '#shared/refusals.ts'
import { PrintedMonth } from '#shared/series/printed-month.ts'
import { monthLater, type Span, whyNoSpan } from '#shared/tallies/period.ts'
import { eachIssue, eachRevision, loadPublication } from '../store/load.ts'
import type { Table } from '../store/table.ts'

export const FigureMonths = z.object({
  months: z.array(PrintedMonth).describe('由近及远'),
  unread: z.number().int().describe('无法读取的期数'),
})
type FigureMonths = z.infer<typeof FigureMonths>

/** So far the day of an issue may lie from its month, in months. */
const DAY_FROM_MONTH = 12

/** Of a month with a correction, what was issued last and has figures. @throws Refusal `months-reversed` or `too-many-months` */
export async function readFigureMonths(table: Table, publicationId: string, span: Span): Promise<FigureMonths> {
  const refusal = whyNoSpan(span)
  if (refusal) throw new Refusal(refusal)
  const { id, sections } = await loadPublication(table, publicationId)
  const definitions = sections.flatMap((section) => (section.kind === 'figures' ? section.figures : []))
  const issued: { issue: Issue; revision: number }[] = []
  let unread = 0
  const before = monthLater(span.until, DAY_FROM_MONTH + 1)
  const first = monthLater(span.from, -DAY_FROM_MONTH)
  for await (const { row } of eachIssue(table, [id], { before, size: 50 })) {
    if (row instanceof Refusal) unread += 1
    else if (row.issueDate < first) break
    else if (row.state === 'published' && row.period >= span.from && row.period <= span.until) {
      const revision = row.signOff?.revision ?? row.review?.revision
      if (revision !== undefined) issued.push({ issue: row, revision })
    }
  }
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
