/** The lineage of items: where in the issue a submission went, and who changed an item's text. */
import type { Publication } from '../centre/publication.ts'
import { itemMark } from '../content/numbering.ts'
import type { Issue, Item, WorkingSection } from './issue.ts'
import { LEFT_SECTION, sectionTitle } from './section-title.ts'

const itemsIn = (sections: readonly WorkingSection[]): Item[] =>
  sections.flatMap((section) => (section.kind === 'items' ? section.items : []))

/** The items that were made of a submission, in the order of the issue; several where it was split. */
export const itemsMadeOf = (submissionId: string, sections: readonly WorkingSection[]): Item[] =>
  itemsIn(sections).filter(({ from }) => from.includes(submissionId))

/** Where an item stands, as it is numbered now: `窗口资讯（三）`; '' where it is not. */
export function whereIs(
  itemId: string,
  { period, sections }: Pick<Issue, 'period'> & { sections: readonly WorkingSection[] },
  { sections: definitions }: Pick<Publication, 'sections'>,
): string {
  for (const section of sections) {
    const n = section.kind === 'items' ? section.items.findIndex(({ id }) => id === itemId) : -1
    const definition = definitions.find(({ id }) => id === section.id)
    if (n >= 0) return `${definition ? sectionTitle(definition.title, period) : LEFT_SECTION}${itemMark(n + 1)}`
  }
  return ''
}

/** So many names of one item are kept. */
const MOST_NAMES = 20

/** Who changed the text of which item, once these sections take the place of the issue's; items that are gone go. */
export function editsAfter(
  { sections: before, edited = {} }: Pick<Issue, 'sections' | 'edited'>,
  sections: readonly WorkingSection[],
  { name, at }: { name: string; at: string },
): NonNullable<Issue['edited']> {
  const texts = new Map(itemsIn(before).map(({ id, text }) => [id, text]))
  const entries = itemsIn(sections).flatMap(({ id, text }) => {
    const known = edited[id]
    if (texts.get(id) === text) return known ? [[id, known] as const] : []
    const names = [...(known?.names ?? []).filter((one) => one !== name), name].slice(-MOST_NAMES)
    return [[id, { names, at }] as const]
  })
  return Object.fromEntries(entries)
}
