/** A publication's issues in a list: a page of them, newest first, without what they hold, and where the signed ones stand. */
import { z } from 'zod'
import { Standing } from '#shared/distribution/standing.ts'
import { Id } from '#shared/fields.ts'
import { type Issue, ListedIssue } from '#shared/issue/issue.ts'
import { Refusal } from '#shared/refusals.ts'
import { MayBeUnread, unreadIn } from '#shared/unread.ts'
import { keyIn } from '../store/cursor.ts'
import { eachIssue } from '../store/load.ts'
import { type PageAsked, type Passed, pageOf } from '../store/pages.ts'
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
  const found = eachIssue(table, [publicationId], { before: keyIn('issues', after), size: limit + 1 })
  const { rows, unread, next } = await pageOf(lean(found), { list: 'issues', limit })
  return { issues: rows, standings: await standingsOf(table, rows), next, ...unreadIn(unread) }
}

async function* lean(issues: AsyncIterable<Passed<Issue>>): AsyncGenerator<Passed<ListedIssue>> {
  for await (const { key, row } of issues) yield { key, row: row instanceof Refusal ? row : asListed(row) }
}

const asListed = ({ sections: _, saves: __, ...issue }: Issue): ListedIssue => issue
