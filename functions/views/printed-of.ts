/** The text that a submission was printed with: for its editors at once, for its department once it is signed. */
import type { Actor } from '#shared/centre/person.ts'
import type { Issue } from '#shared/issue/issue.ts'
import { itemsMadeOf } from '#shared/issue/lineage.ts'
import type { Submission } from '#shared/submission/submission.ts'

/** Null where it was not adopted, its item is gone, or the reader may not see edits that are still being made. */
export function printedOf({ id }: Submission, { sections, state }: Issue, reader: Actor): string | null {
  if (state !== 'published' && !reader.roles.includes('editor')) return null
  const items = itemsMadeOf(id, sections)
  return items.length === 0 ? null : items.map(({ text }) => text).join('\n')
}
