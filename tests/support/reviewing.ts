/** Requests for tests of review: a move with its members, and a hash of nothing. */
import type { Issue } from '#shared/issue/issue.ts'
import type { Caller } from './caller.ts'
import { at } from './issue-page.ts'

/** A hash of nothing that is there. */
export const OTHER = 'f'.repeat(64)

export const post = (caller: Caller, issue: Issue, request: Record<string, unknown>) =>
  caller.post(`${at(issue)}/moves`, { version: issue.version, comment: '', ...request })
