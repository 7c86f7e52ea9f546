/** Sections and items as the column at the left of the desk lists them: short, with what waits at each. */
import type { Publication } from '#shared/centre/publication.ts'
import { firstWords } from '#shared/clipped.ts'
import { itemMark, sectionMark } from '#shared/content/numbering.ts'
import { LEFT_SECTION, sectionTitle } from '#shared/issue/section-title.ts'
import type { DeskFinding } from '../checks/desk-findings.ts'
import type { Sections } from '../edited-sections.ts'
import { fieldId, itemAnchor, sectionAnchor } from '../field-ids.ts'

export type Waiting = { findings: readonly DeskFinding[]; comments: number }

export type OutlineItem = Waiting & { id: string; mark: string; text: string }

export type OutlineSection = Waiting & {
  id: string
  title: string
  /** Null where a section has figures. */
  items: readonly OutlineItem[] | null
  /** The settings no longer have it: items only leave it. */
  isLeft: boolean
}

/** Where an open comment stands; one whose words have gone stands nowhere. */
export type CommentPlace = { itemId: string | null; sectionId: string | null }

type Desk = {
  publication: Pick<Publication, 'sections'>
  period: string
  sections: Sections
  findings: readonly DeskFinding[]
  comments: readonly CommentPlace[]
}

const LONGEST = 24

export function outlineOf({ publication, period, sections, findings, comments }: Desk): OutlineSection[] {
  const anchors = sections
    .flatMap((section) => [
      sectionAnchor(section.id),
      ...(section.kind === 'items' ? section.items.map(({ id }) => itemAnchor(id)) : []),
    ])
    // Of two that begin alike, the longer one first.
    .toSorted((a, b) => b.length - a.length)
  const found = Map.groupBy(findings, ({ field }) =>
    anchors.find((anchor) => field === anchor || field.startsWith(fieldId(anchor, ''))),
  )
  const at = (anchor: string, isHere: (place: CommentPlace) => boolean): Waiting => ({
    findings: found.get(anchor) ?? [],
    comments: comments.filter(isHere).length,
  })
  const one = (section: Sections[number], title: string, isLeft: boolean): OutlineSection => ({
    ...at(sectionAnchor(section.id), ({ itemId, sectionId }) => itemId === null && sectionId === section.id),
    id: section.id,
    title,
    isLeft,
    items:
      section.kind === 'figures'
        ? null
        : section.items.map(({ id, text }, index) => ({
            ...at(itemAnchor(id), ({ itemId }) => itemId === id),
            id,
            mark: itemMark(index + 1),
            text: shortText(text),
          })),
  })
  return [
    ...publication.sections.flatMap(({ id, title }, index) => {
      const section = sections.find((of) => of.id === id)
      return section ? [one(section, `${sectionMark(index + 1)}${sectionTitle(title, period)}`, false)] : []
    }),
    ...sections
      .filter(({ id }) => !publication.sections.some((of) => of.id === id))
      .filter((section) => section.kind === 'items' && section.items.length > 0)
      .map((section) => one(section, LEFT_SECTION, true)),
  ]
}

/** The beginning of its first line; '' for one that is still empty. */
export function shortText(text: string): string {
  const line = text.trim().split('\n', 1)[0] ?? ''
  return firstWords(line, LONGEST)
}
