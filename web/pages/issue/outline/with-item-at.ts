/** An item taken to another place of its section, or of another one. */
import { MOST_ITEMS, MOST_ITEMS_SAID } from '#shared/content/part-limits.ts'
import type { Sections } from '../edited-sections.ts'

/** A place in a section: before the item of this id, or at the end. */
export type Spot = { sectionId: string; before: string | null }

/** The same sections, not copies, where nothing moves. */
export function withItemAt(sections: Sections, itemId: string, { sectionId, before }: Spot): Sections {
  const from = sections.find((one) => one.kind === 'items' && one.items.some(({ id }) => id === itemId))
  const to = sections.find(({ id }) => id === sectionId)
  if (from?.kind !== 'items' || to?.kind !== 'items' || before === itemId) return sections
  const item = from.items.find(({ id }) => id === itemId)
  if (!item || whyNotInto(sections, itemId, sectionId) !== null) return sections
  const rest = to.items.filter(({ id }) => id !== itemId)
  const at = before === null ? rest.length : rest.findIndex(({ id }) => id === before)
  if (at < 0 || to.items[at] === item) return sections
  return sections.map((section) => {
    if (section.id === to.id) return { ...to, items: rest.toSpliced(at, 0, item) }
    return section.id === from.id ? { ...from, items: from.items.filter((one) => one !== item) } : section
  })
}

/** In words; null where the section has room, or has the item already. */
export function whyNotInto(sections: Sections, itemId: string, sectionId: string): string | null {
  const to = sections.find(({ id }) => id === sectionId)
  if (to?.kind !== 'items' || to.items.length < MOST_ITEMS || to.items.some(({ id }) => id === itemId)) return null
  return MOST_ITEMS_SAID
}
