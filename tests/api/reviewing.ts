/** What leaders do in tests of review: ask for a move, and approve the first step. */
import type { Issue } from '#shared/issue.ts'
import type { Caller } from '../support/caller.ts'
import { at } from '../support/issue-page.ts'
import { anIssueInReview, move, type Place, seen } from '../support/way.ts'

/** A hash of nothing that is there. */
export const OTHER = 'f'.repeat(64)

export const post = (caller: Caller, issue: Issue, request: Record<string, unknown>) =>
  caller.post(`${at(issue)}/moves`, { version: issue.version, comment: '', ...request })

/** Approved by the office; the head is next. */
export async function anApprovedIssue(place: Place, editor: Caller, office: Caller): Promise<Issue> {
  const issue = await anIssueInReview(place, editor)
  return move(office, issue, { move: 'approve', comment: '', ...seen(issue) })
}
