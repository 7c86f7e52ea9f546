/** The issues of a span of months, whatever their state: read from the index of issue dates, which lie near their months. */

import { monthLater } from '#shared/calendar.ts'
import type { Issue } from '#shared/issue/issue.ts'
import { Refusal } from '#shared/refusals.ts'
import { type Span, whyNoSpan } from '#shared/tallies/period.ts'
import { eachIssue } from '../store/load.ts'
import type { Table } from '../store/table.ts'

/** So far the day of an issue may lie from its month, in months. */
const DAY_FROM_MONTH = 12

/** The newest first; `unread`: how many there could not be read. @throws Refusal `months-reversed` or `too-many-months` */
export async function issuesOfSpan(
  table: Table,
  publicationId: string,
  span: Span,
): Promise<{ issues: Issue[]; unread: number }> {
  const refusal = whyNoSpan(span)
  if (refusal) throw new Refusal(refusal)
  const issues: Issue[] = []
  let unread = 0
  const before = monthLater(span.until, DAY_FROM_MONTH + 1)
  const first = monthLater(span.from, -DAY_FROM_MONTH)
  for await (const { row } of eachIssue(table, [publicationId], { before, size: 50 }))
    if (row instanceof Refusal) unread += 1
    else if (row.issueDate < first) break
    else if (row.period >= span.from && row.period <= span.until) issues.push(row)
  return { issues, unread }
}
