/** The content of an issue as it is edited: 更正 and 编者按, and the sections. */

import type { Publication } from '#shared/centre/publication.ts'
import type { Issue, Opening as OpeningFields } from '#shared/issue/issue.ts'
import { keysOf } from '#shared/keys-of.ts'
import { tidy } from '#shared/text.ts'
import { editedSections, mergedSections, plainSections, type Sections, savableSections } from './edited-sections.ts'

export type Opening = Record<keyof typeof OpeningFields, string>
export type EditedContent = Opening & { sections: Sections }

/** The opening fields that an issue may have, in printing order: one that the schema has and this has not does not compile. */
const EMPTY: Opening = { correction: '', note: '' }
export const OPENING = keysOf(EMPTY)

const opening = (text: (part: keyof Opening) => string): Opening => {
  const parts = { ...EMPTY }
  for (const part of OPENING) parts[part] = text(part)
  return parts
}

export const editedContentOf = (issue: Pick<Issue, keyof Opening | 'sections'>): EditedContent => ({
  ...opening((part) => issue[part] ?? ''),
  sections: editedSections(issue.sections),
})

/** In the form the API keeps it in, with whatever cannot be saved yet. */
export const plain = (mine: EditedContent, publication: Publication): EditedContent => ({
  correction: tidy(mine.correction),
  note: tidy(mine.note),
  sections: plainSections(mine.sections, publication),
})

/** What of `mine` the API takes, in the form it keeps it in. */
export const savable = (mine: EditedContent, base: EditedContent, publication: Publication) => ({
  ...opening((part) => tidy(mine[part])),
  sections: savableSections(mine.sections, base.sections, publication),
})

/** Mine (plain) on top of theirs: what only one side changed since `base` is taken from that side, what both changed is mine. */
export function merged(base: EditedContent, mine: EditedContent, theirs: EditedContent): EditedContent {
  return {
    ...opening((part) => (mine[part] === base[part] ? theirs[part] : mine[part])),
    sections: mergedSections(base.sections, mine.sections, theirs.sections),
  }
}
