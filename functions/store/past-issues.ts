/** The figures of the issues that were issued before one: two requests, a query of the index and the revisions that it names. */
import type { Publication } from '#shared/centre/publication.ts'
import type { PastMonth } from '#shared/checks/figures/history.ts'
import { pastMonths } from '#shared/checks/figures/past-months.ts'
import type { Issue } from '#shared/issue/issue.ts'
import { issuesBefore, readableContents } from './load.ts'
import { cursorOf } from './rows.ts'
import type { Table } from './table.ts'

/** Thirteen months, should each have a correction. */
const MOST_ISSUES = 26

/**
 * Newest first; `periods`: of these months only, whose revisions alone are read then. An issue that cannot be read is
 * passed over: what is known of the past is no condition of an act.
 */
export async function monthsBefore(
  table: Table,
  issue: Issue,
  { id, sections }: Publication,
  periods?: readonly string[],
): Promise<PastMonth[]> {
  const { rows } = await issuesBefore(table, id, { before: cursorOf(issue), limit: MOST_ISSUES })
  const issued = rows.flatMap(({ id: issueId, state, period, signOff, review }) => {
    const revision = signOff?.revision ?? review?.revision
    const isWanted = state === 'published' && (periods?.includes(period) ?? true)
    return isWanted && revision !== undefined ? [{ issueId, revision }] : []
  })
  const contents = await readableContents(table, issued)
  return pastMonths(
    contents,
    sections.flatMap((section) => (section.kind === 'figures' ? section.figures : [])),
  ).filter(({ period }) => period < issue.period)
}
