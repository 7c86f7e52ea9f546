/** Which corrections a letter of an issue tells of, each with what was signed of it. */
import type { Content } from '#shared/content/content.ts'
import { isToldInLetters } from '#shared/distribution/standing-labels.ts'
import type { Issue } from '#shared/issue/issue.ts'
import { correctionsThat } from '../store/corrections.ts'
import { loadRevision } from '../store/load.ts'
import type { Table } from '../store/table.ts'

/** The first opened first; none that waits for its hour or for a person. */
export async function correctedBy(table: Table, issueId: string): Promise<{ issue: Issue; content: Content }[]> {
  const found = await Promise.all(
    (await correctionsThat(table, issueId, isToldInLetters)).map(async (issue) => {
      if (!issue.signOff) return []
      const { content } = await loadRevision(table, issue.id, issue.signOff.revision)
      return [{ issue, content }]
    }),
  )
  return found.flat()
}
