/** Which issues correct an issue. */
import { type Correction, CorrectionLink } from '#shared/issue/correction.ts'
import type { Issue } from '#shared/issue/issue.ts'
import { issueLabel } from '#shared/issue/issue-label.ts'
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

/** All corrections of an issue, whatever state they are in, the first opened first. */
export async function loadCorrections(table: Table, originalId: string): Promise<Issue[]> {
  const links = await list(table, CorrectionLink, subjects.issue(originalId), prefixes.correction)
  const issues = await Promise.all(links.map(({ issueId }) => loadIssue(table, issueId)))
  return issues.sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1))
}

/** The same, as they are told of. */
export const listCorrections = async (table: Table, originalId: string): Promise<Correction[]> =>
  (await loadCorrections(table, originalId)).map((issue) => ({
    issueId: issue.id,
    label: issueLabel(issue),
    state: issue.state,
  }))
