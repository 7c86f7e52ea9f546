/** By which signed corrections an issue is corrected, each with what was signed of it. */
import type { Content } from '#shared/content/content.ts'
import type { Issue } from '#shared/issue/issue.ts'
import { loadCorrections } from '../store/corrections.ts'
import { loadRevision } from '../store/load.ts'
import type { Table } from '../store/table.ts'

/** The first opened first; none where no correction is signed. */
export async function correctedBy(table: Table, issueId: string): Promise<{ issue: Issue; content: Content }[]> {
  const found = await Promise.all(
    (await loadCorrections(table, issueId)).map(async (issue) => {
      if (!issue.signOff) return []
      const { content } = await loadRevision(table, issue.id, issue.signOff.revision)
      return [{ issue, content }]
    }),
  )
  return found.flat()
}
