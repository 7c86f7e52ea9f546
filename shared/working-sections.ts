/**
 * The sections an issue is worked on in follow the publication's settings: a section that was added shows empty, one
 * that was taken out goes with what it held only when it held nothing; no text is lost by a change of settings.
 */
import type { Issue, WorkingSection } from './issue.ts'
import type { Publication, SectionDefinition } from './publication.ts'
import { EDITABLE } from './workflow.ts'

export const emptySection = ({ id, kind }: Pick<SectionDefinition, 'id' | 'kind'>): WorkingSection =>
  kind === 'items' ? { id, kind, items: [] } : { id, kind, values: {} }

export const isEmpty = (section: WorkingSection): boolean =>
  section.kind === 'items' ? section.items.length === 0 : Object.keys(section.values).length === 0

/** Sections in the order of the settings, then those that the settings no longer have but that still hold something. */
export function followSettings(sections: readonly WorkingSection[], publication: Publication): WorkingSection[] {
  const defined = publication.sections.map(
    (definition) =>
      sections.find(({ id, kind }) => id === definition.id && kind === definition.kind) ?? emptySection(definition),
  )
  return [...defined, ...sections.filter((section) => !defined.includes(section) && !isEmpty(section))]
}

/** The issue as its editor sees it: while it can be edited its sections follow the settings. */
export const atDesk = (issue: Issue, publication: Publication): Issue =>
  EDITABLE.includes(issue.state) ? { ...issue, sections: followSettings(issue.sections, publication) } : issue
