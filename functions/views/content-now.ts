/** The content of an issue now: the revision that is under review or was signed, else what is being worked on. */

import type { Content } from '#shared/content/content.ts'
import { contentOf } from '#shared/issue/assemble.ts'
import { type IssueWhole, loadRevision } from '../store/load.ts'
import type { Table } from '../store/table.ts'

export async function contentNow(
  table: Table,
  { issue, publication }: Pick<IssueWhole, 'issue' | 'publication'>,
): Promise<Content> {
  const frozen = issue.review && (await loadRevision(table, issue.id, issue.review.revision))
  return frozen?.content ?? contentOf(issue, publication)
}
