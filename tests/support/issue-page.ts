/** An issue as whoever is signed in reads it at the API: itself, its list of recipients, its record. */
import { expect } from 'vitest'
import type { Issue } from '#shared/issue/issue.ts'
import type { Caller } from './caller.ts'
import { ok } from './issue-steps.ts'

export const at = ({ id }: Pick<Issue, 'id'>) => `/api/issues/${id}`

export const readIssue = async (reader: Caller, issue: Issue): Promise<Issue> => ok(await reader.get(at(issue)))

/** The hash of the list that a sign-off binds to. */
export const hashOfRecipients = async (leader: Caller, issue: Issue): Promise<string> =>
  ok(await leader.get(`${at(issue)}/recipients`)).hash

/** What was done to it, in order, by a record that must be whole. */
export async function actsOn(reader: Caller, issue: Issue): Promise<string[]> {
  const { entries, brokenAt } = ok(await reader.get(`${at(issue)}/audit`))
  expect(brokenAt).toBeNull()
  return entries.map(({ what }: { what: string }) => what)
}
