/** The content of an issue once a save of before is restored: as it was then, in the sections and of the submissions that there are now. */
import type { Publication } from '../centre/publication.ts'
import type { Item, WorkingSection } from './issue.ts'
import type { SavedContent } from './save-units.ts'
import { emptySection, isEmpty } from './working-sections.ts'

type Restored = {
  content: SavedContent
  /** Submissions that no item will be made of any more: each waits for a decision again. */
  released: string[]
  /** Submissions that an item was made of then, and will not be: they were set free since, and stay so. */
  untied: string[]
  /** How many sections of then there are no more. */
  left: number
}

const itemsIn = (sections: readonly WorkingSection[]): Item[] =>
  sections.flatMap((section) => (section.kind === 'items' ? section.items : []))

/** `now`: with its sections as the settings have them. */
export function restoredContent(
  { correction, note, sections }: SavedContent,
  now: SavedContent,
  publication: Publication,
): Restored {
  const before = fromOf(now.sections)
  const whole = now.sections.map((section): WorkingSection => {
    const was = sections.find(({ id, kind }) => id === section.id && kind === section.kind)
    if (was?.kind === 'items') return { ...was, items: was.items.map((item) => tied(item, before)) }
    if (was?.kind === 'figures' && section.kind === 'figures')
      return { ...was, values: knownValues(was, section, publication) }
    return emptySection(section)
  })
  const after = fromOf(whole)
  return {
    content: { ...said('correction', correction, now), ...said('note', note, now), sections: whole },
    released: [...before].filter((id) => !after.has(id)),
    untied: [...fromOf(sections)].filter((id) => !after.has(id)),
    left: sections.filter(
      (one) => !isEmpty(one) && !now.sections.some(({ id, kind }) => id === one.id && kind === one.kind),
    ).length,
  }
}

/** An opening text that there neither was nor is stays left out. */
const said = (part: 'correction' | 'note', was: string | undefined, now: SavedContent) =>
  was || now[part] !== undefined ? { [part]: was ?? '' } : {}

const fromOf = (sections: readonly WorkingSection[]): Set<string> =>
  new Set(itemsIn(sections).flatMap(({ from }) => from))

/** Made of those of its submissions that are adopted still, in this item or, of a text that was split, in another. */
const tied = (item: Item, adopted: ReadonlySet<string>): Item => ({
  ...item,
  from: item.from.filter((id) => adopted.has(id)),
})

type Figures = Extract<WorkingSection, { kind: 'figures' }>

/** Without the numbers of figures that neither the settings nor the issue have any more: nobody would see them. */
function knownValues({ id, values }: Figures, now: Figures, publication: Publication): Figures['values'] {
  const definition = publication.sections.find((one) => one.id === id)
  const known = new Set(definition?.kind === 'figures' ? definition.figures.map((figure) => figure.id) : [])
  return Object.fromEntries(
    Object.entries(values).filter(([figure]) => known.has(figure) || Object.hasOwn(now.values, figure)),
  )
}
