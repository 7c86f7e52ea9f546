/** A publication's issues in a list: a page of them, newest first, without what they hold, and where the signed ones stand. */
import { z } from 'zod'
import { Standing } from '#shared/distribution/standing.ts'
import { Id } from '#shared/fields.ts'
import { ListedIssue } from '#shared/issue/issue.ts'
import { MayBeUnread, unreadIn } from '#shared/unread.ts'
import { keyIn } from '../store/cursor.ts'
import { pageOfIssues } from '../store/load.ts'
import { type PageAsked, pageOf } from '../store/pages.ts'
import { cursorOf } from '../store/rows.ts'
import { standingsOf } from '../store/standings.ts'
import type { Table } from '../store/table.ts'

/** By the ids of those that are signed. */
export const Standings = z.record(Id, Standing)

/** `next`: what to ask for the page after with; null at the end. */
export const IssueList = z.object({
  issues: z.array(ListedIssue),
  standings: Standings,
  next: z.string().nullable(),
  ...MayBeUnread,
})
type IssueList = z.infer<typeof IssueList>

export async function issueList(table: Table, publicationId: string, { after, limit }: PageAsked): Promise<IssueList> {
  const key = keyIn('issues', after)
  // One more tells whether there is a next page.
  const { rows: found, unread } = await pageOfIssues(table, publicationId, { after: key, limit: limit + 1 })
  const lean = found.map(({ sections: _, saves: __, ...issue }) => ({ key: cursorOf(issue), row: issue }))
  const { rows: issues, next } = await pageOf(lean, { list: 'issues', limit })
  return { issues, standings: await standingsOf(table, issues), next, ...unreadIn(unread) }
}
