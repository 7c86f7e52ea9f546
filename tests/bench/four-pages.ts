/** An issue of four pages, written and not yet sent to review. */
import type { Issue } from '#shared/issue/issue.ts'
import type { Caller } from '../support/caller.ts'
import { aWrittenIssue, inWindows, ok, type TestSystem } from '../support/issue-steps.ts'
import { aContentOfLength } from '../support/print/a-content.ts'

const ITEMS = 10

export async function fourPages(app: TestSystem, editor: Caller): Promise<Issue> {
  const issue = await aWrittenIssue(app, editor)
  const [section] = aContentOfLength(ITEMS, 150).sections
  const texts = section?.kind === 'items' ? section.items.map(({ text }) => text) : []
  const items = texts.map((text) => ({ id: crypto.randomUUID(), text, departments: [], from: [] }))
  const sections = inWindows(issue.sections, () => items)
  return ok(await editor.put(`/api/issues/${issue.id}/content`, { version: issue.version, sections }))
}
