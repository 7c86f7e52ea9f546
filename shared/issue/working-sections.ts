/**
 * The sections an issue is worked on in follow the publication's settings: a section that was added shows empty, one
 * that was taken out goes with what it held only when it held nothing; no text is lost by a change of settings.
 */

import type { Publication, SectionDefinition } from '../centre/publication.ts'
import type { Issue, Item, WorkingSection } from './issue.ts'

export const emptySection = ({ id, kind }: Pick<SectionDefinition, 'id' | 'kind'>): WorkingSection =>
  kind === 'items' ? { id, kind, items: [] } : { id, kind, values: {} }

/** Holds nothing that would print. */
export const isEmpty = (section: WorkingSection): boolean =>
  section.kind === 'items'
    ? section.items.length === 0
    : Object.values(section.values).every((value) => value.trim() === '') && !holdsExhibits(section)

/** Whether a section of figures has tables or pictures behind its text. */
export const holdsExhibits = ({ tables = [], pictures = [] }: Pick<Item, 'tables' | 'pictures'>): boolean =>
  tables.length + pictures.length > 0

/** Sections in the order of the settings, then those that the settings no longer have but that still hold something. */
export function followSettings(sections: readonly WorkingSection[], publication: Publication): WorkingSection[] {
  const defined = publication.sections.map(
    (definition) =>
      sections.find(({ id, kind }) => id === definition.id && kind === definition.kind) ?? emptySection(definition),
  )
  return [...defined, ...sections.filter((section) => !defined.includes(section) && !isEmpty(section))]
}

/** The sections with what is worked on in each; a correction has those only that hold something. */
export const printedSections = (
  { sections, corrects }: Pick<Issue, 'sections' | 'corrects'>,
  publication: Publication,
): [SectionDefinition, WorkingSection | undefined][] =>
  publication.sections.flatMap((definition): [SectionDefinition, WorkingSection | undefined][] => {
    const working = sections.find(({ id }) => id === definition.id)
    return corrects && (!working || isEmpty(working)) ? [] : [[definition, working]]
  })

/** Of each printed section and item its id at the desk: in a content they have none. */
export type DeskIds = readonly { section: string; items: readonly string[] }[]

export const printedIds = (
  issue: Pick<Issue, 'sections' | 'corrects'>,
  publication: Publication,
): { section: string; items: string[] }[] =>
  printedSections(issue, publication).map(([{ id }, working]) => ({
    section: id,
    items: working?.kind === 'items' ? working.items.map((item) => item.id) : [],
  }))
