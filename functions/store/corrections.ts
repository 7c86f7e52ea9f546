/** Which issues correct an issue. */
import { type Correction, CorrectionLink } from '#shared/correction.ts'
import { issueLabel } from '#shared/issue-label.ts'
import type { Write } from './commit.ts'
import { keys, prefixes, subjects } from './keys.ts'
import { loadIssue } from './load.ts'
import { list } from './read.ts'
import type { Table } from './table.ts'

/** Beside the original, which itself never changes. */
export const addCorrection = (originalId: string, issueId: string): Write => ({
  kind: 'add',
  row: { keys: keys.correction(originalId, issueId), data: { issueId, version: 1 } satisfies CorrectionLink },
  refusal: 'stale',
})

/** All corrections of an issue, whatever state they are in. */
export async function listCorrections(table: Table, originalId: string): Promise<Correction[]> {
  const links = await list(table, CorrectionLink, subjects.issue(originalId), prefixes.correction)
  const issues = await Promise.all(links.map(({ issueId }) => loadIssue(table, issueId)))
  return issues
    .sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1))
    .map((issue) => ({ issueId: issue.id, label: issueLabel(issue), state: issue.state }))
}
