/** The text that a submission was printed with: for its editors at once, for its department once it is signed. */
import type { Actor } from '#shared/centre/person.ts'
import type { Issue } from '#shared/issue/issue.ts'
import { itemsMadeOf } from '#shared/issue/lineage.ts'
import type { Submission } from '#shared/submission/submission.ts'

/** The texts of its items, several where it was split; null where there are none, or the reader may not see edits that are still being made. */
export function printedOf({ id }: Submission, { sections, state }: Issue, reader: Actor) {
  const mayRead = state === 'published' || reader.roles.includes('editor')
  const items = mayRead ? itemsMadeOf(id, sections) : []
  return { printed: items.length === 0 ? null : items.map(({ text }) => text).join('\n'), printedItems: items.length }
}
