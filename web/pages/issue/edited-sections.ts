/** The sections of an issue as they are edited: what of them can be saved, and how two people's changes come together. */

import type { Publication } from '#shared/centre/publication.ts'
import { figureValue, typedFigure } from '#shared/content/figures.ts'
import type { Item, WorkingSection } from '#shared/issue/issue.ts'
import { tidy } from '#shared/text.ts'
import { same } from '../../parts/same.ts'
import { mergedParts, savableParts } from './edited-parts.ts'

export type Sections = readonly WorkingSection[]
export type ItemsOf = Extract<WorkingSection, { kind: 'items' }>
export type FiguresOf = Extract<WorkingSection, { kind: 'figures' }>

export const itemsIn = (sections: Sections): Item[] =>
  sections.flatMap((section) => (section.kind === 'items' ? section.items : []))

/** As they are edited: a list with nothing in it, which a row may have and the next one not, is left out. */
export const editedSections = (kept: Sections): WorkingSection[] =>
  kept.map((section) =>
    section.kind === 'items' ? { ...section, items: section.items.map(savableParts) } : savableParts(section),
  )

/** In the form the API keeps it in; a figure that is no number stays as it was typed. */
export function plainSections(mine: Sections, publication: Publication): WorkingSection[] {
  return mine.map((section) => {
    if (section.kind === 'items')
      return {
        ...section,
        items: section.items.map(plainItem),
      }
    const plain = figuresOf(section, publication).map((figure) => {
      const typed = typedFigure(section.values, figure.id)
      return [figure.id, figureValue(typed, figure) ?? typed] as const
    })
    return { ...savableParts(section), values: { ...section.values, ...Object.fromEntries(plain) } }
  })
}

/** As the schema tidies it, which stays out of the bundle (tests/web/as-the-api-keeps-it.test.ts). */
const plainItem = (item: Item): Item => ({ ...savableParts(item), text: tidy(item.text) })

function figuresOf({ id }: FiguresOf, publication: Publication) {
  const definition = publication.sections.find((one) => one.id === id)
  return definition?.kind === 'figures' ? definition.figures : []
}

/**
 * What of `mine` the API takes: figures in their plain form (one that is no number stays in its field and is left out),
 * tidy texts, and items made of what the server says (`base`) they are made of.
 */
export function savableSections(mine: Sections, base: Sections, publication: Publication): WorkingSection[] {
  const made = new Map(itemsIn(base).map(({ id, from }) => [id, from]))
  return mine.map((section) => {
    if (section.kind === 'items')
      return {
        ...section,
        items: section.items.map((item) => ({ ...plainItem(item), from: made.get(item.id) ?? [] })),
      }
    const values = figuresOf(section, publication).flatMap((figure) => {
      const value = figureValue(typedFigure(section.values, figure.id), figure)
      return value === null ? [] : [[figure.id, value] as const]
    })
    return { ...savableParts(section), values: Object.fromEntries(values) }
  })
}

/**
 * Mine on top of theirs: what only one side changed since `base` is taken from that side, what both changed is mine.
 * Items are made of what theirs says; an item that they took out stays only if I changed it.
 */
export function mergedSections(base: Sections, mine: Sections, theirs: Sections): WorkingSection[] {
  return theirs.map((their) => {
    const my = mine.find(({ id }) => id === their.id)
    const old = base.find(({ id }) => id === their.id)
    if (their.kind === 'figures')
      return my?.kind === 'figures' ? mergedFigures(old?.kind === 'figures' ? old : undefined, my, their) : their
    if (my?.kind !== 'items') return their
    return { ...mergedParts(old?.kind === 'items' ? old : undefined, my, their), items: mergedItems(old, my, their) }
  })
}

function mergedFigures(old: FiguresOf | undefined, my: FiguresOf, their: FiguresOf): FiguresOf {
  const values: Record<string, string> = { ...their.values }
  for (const id of new Set([...Object.keys(old?.values ?? {}), ...Object.keys(my.values)])) {
    const [was, now] = [typedFigure(old?.values ?? {}, id), typedFigure(my.values, id)]
    if (was !== now) values[id] = now
  }
  return { ...mergedParts(old, my, their), values }
}

function mergedItems(old: WorkingSection | undefined, my: ItemsOf, their: ItemsOf): Item[] {
  const before = new Map(old?.kind === 'items' ? old.items.map((item) => [item.id, item]) : [])
  const theirs = new Map(their.items.map((item) => [item.id, item]))
  const mine = new Map(my.items.map((item) => [item.id, item]))
  const one = (id: string): Item[] => {
    const [was, m, t] = [before.get(id), mine.get(id), theirs.get(id)]
    if (m && t) return [together(was, m, t)]
    if (m) return was && same(written(was), written(m)) ? [] : [{ ...m, from: [] }]
    return t && !was ? [t] : []
  }
  const moved = [...before.keys()].join() !== [...mine.keys()].filter((id) => before.has(id)).join()
  const [first, then] = moved ? [mine, theirs] : [theirs, mine]
  return [...new Set([...first.keys(), ...then.keys()])].flatMap(one)
}

/** What of an item its editor writes: all but what it was made of. */
const written = ({ departments: _, from: __, ...written }: Item) => savableParts(written)

const together = (was: Item | undefined, mine: Item, theirs: Item): Item => ({
  ...mergedParts(was, mine, theirs),
  departments: theirs.departments,
  from: theirs.from,
})
