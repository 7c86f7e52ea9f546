/** The findings of the desk: each at its field, in words, with its place in what is typed. */
import type { Publication } from '#shared/centre/publication.ts'
import type { Level } from '#shared/checks/finding.ts'
import { findingsOf } from '#shared/issue/findings.ts'
import type { Issue } from '#shared/issue/issue.ts'
import type { EditedContent } from '../edited-content.ts'
import { itemAnchor, sectionAnchor } from '../field-ids.ts'
import type { DeskPlace } from './desk-text.ts'

/**
 * `field` is the id of the element that shows it. `place` is the text that it lies in, with `[start, end)` of it as it was
 * typed when it was checked (`isAtEnd`: nothing follows); without one, the field is to be filled in, or its text is not written at the desk.
 */
export type DeskFinding = {
  key: string
  level: Level
  /** What is wrong, and where, each in words. */
  message: string
  where: string
  field: string
  place: { of: DeskPlace; start: number; end: number; quote: string; fix?: string; isAtEnd: boolean } | null
  /** Of its acknowledgement (shared/checks/finding-key.ts); null where nobody may acknowledge it. */
  acknowledgedAs: string | null
}

export type Edited = { issue: Issue; mine: EditedContent; publication: Publication }

export const shownIssue = ({ issue, mine }: Pick<Edited, 'issue' | 'mine'>): Issue => ({
  ...issue,
  ...mine,
  sections: [...mine.sections],
})

/** What is missing, or wrong beyond any text: it must be mended before review. */
export const missingOnDesk = (desk: Edited): DeskFinding[] =>
  findingsOf(shownIssue(desk), desk.publication).map(({ section, item, message, blocks }) => ({
    key: `missing ${section} ${item} ${message}`,
    level: blocks ? 'blocks' : 'advice',
    message,
    where: '',
    field: item === null ? sectionAnchor(section) : itemAnchor(item),
    place: null,
    acknowledgedAs: null,
  }))
