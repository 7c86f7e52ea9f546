/** What an editor writes of an issue, as it is edited: 更正 and 编者按, and the sections. */

import type { Publication } from '#shared/centre/publication.ts'
import type { Issue } from '#shared/issue/issue.ts'
import { tidy } from '#shared/text.ts'
import { mergedSections, type Sections, savableSections } from './sections.ts'

export type Opening = { correction: string; note: string }
export type Written = Opening & { sections: Sections }

export const writtenOf = ({
  correction = '',
  note = '',
  sections,
}: Pick<Issue, 'correction' | 'note' | 'sections'>): Written => ({ correction, note, sections })

/** What of `mine` the API takes, in the form it keeps it in. */
export const savable = (mine: Written, base: Written, publication: Publication) => ({
  correction: tidy(mine.correction),
  note: tidy(mine.note),
  sections: savableSections(mine.sections, base.sections, publication),
})

/** Mine on top of theirs: what only one side changed since `base` is taken from that side, what both changed is mine. */
export function merged(base: Written, mine: Written, theirs: Written): Written {
  const text = (part: keyof Opening) => (mine[part] === base[part] ? theirs[part] : mine[part])
  return {
    correction: text('correction'),
    note: text('note'),
    sections: mergedSections(base.sections, mine.sections, theirs.sections),
  }
}
