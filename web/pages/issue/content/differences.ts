/** What differs between two states of an issue's sections, by place. */

import { typedFigure } from '#shared/figures.ts'
import { itemMark } from '#shared/numbering.ts'
import type { Publication } from '#shared/publication.ts'
import type { FiguresOf, ItemsOf, Sections } from '../sections.ts'

export type Difference = { place: string; before: string; after: string }

export function differences(before: Sections, after: Sections, publication: Publication): Difference[] {
  return publication.sections.flatMap((definition): Difference[] => {
    const [old, now] = [before, after].map((sections) => sections.find(({ id }) => id === definition.id))
    if (definition.kind === 'figures' && old?.kind === 'figures' && now?.kind === 'figures')
      return definition.figures.flatMap(({ id, name }) => changed(`指标“${name}”`, valueIn(old, id), valueIn(now, id)))
    if (old?.kind === 'items' && now?.kind === 'items') return itemDifferences(definition.title, old, now)
    return []
  })
}

const valueIn = (section: FiguresOf, id: string): string => typedFigure(section.values, id)

const changed = (place: string, before: string, after: string): Difference[] =>
  before === after ? [] : [{ place, before, after }]

function itemDifferences(title: string, old: ItemsOf, now: ItemsOf): Difference[] {
  const texts = new Map(now.items.map(({ id, text }) => [id, text]))
  const before = new Set(old.items.map(({ id }) => id))
  const edited = old.items.flatMap(({ id, text }, index) =>
    changed(`${title}${itemMark(index + 1)}${texts.has(id) ? '' : '（删除）'}`, text, texts.get(id) ?? ''),
  )
  const added = now.items.flatMap(({ id, text }, index) =>
    before.has(id) ? [] : [{ place: `${title}${itemMark(index + 1)}（新增）`, before: '', after: text }],
  )
  const order = (items: ItemsOf['items'], known: { has: (id: string) => boolean }) =>
    items.map(({ id }) => id).filter((id) => known.has(id))
  const moved = order(old.items, texts).join() !== order(now.items, before).join()
  return [...edited, ...added, ...(moved ? [{ place: `${title}：调整了顺序`, before: '', after: '' }] : [])]
}
