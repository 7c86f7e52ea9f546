/** The text that a submission was printed with: for its editors at once, for its department once it is signed. */
import type { Actor } from '#shared/centre/person.ts'
import type { Issue } from '#shared/issue/issue.ts'
import type { Submission } from '#shared/submission/submission.ts'

/** Null where it was not adopted, its item is gone, or the reader may not see edits that are still being made. */
export function printedOf({ itemId }: Submission, { sections, state }: Issue, reader: Actor): string | null {
  if (state !== 'published' && !reader.roles.includes('editor')) return null
  const items = sections.flatMap((section) => (section.kind === 'items' ? section.items : []))
  return items.find(({ id }) => id === itemId)?.text ?? null
}
