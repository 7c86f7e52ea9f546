/** The differences between two states of what an editor wrote, by place. */

import type { Publication } from '#shared/centre/publication.ts'
import { typedFigure } from '#shared/content/figures.ts'
import { itemMark } from '#shared/content/numbering.ts'
import { partLines } from '#shared/content/part-lines.ts'
import { sectionTitle } from '#shared/issue/section-title.ts'
import type { Difference } from '../../../parts/diff/differences.tsx'
import type { EditedContent } from '../edited-content.ts'
import type { FiguresOf, ItemsOf } from '../edited-sections.ts'

export function differences(
  before: EditedContent,
  after: EditedContent,
  publication: Publication,
  period: string,
): Difference[] {
  const inSections = publication.sections.flatMap((definition): Difference[] => {
    const title = sectionTitle(definition.title, period)
    const [old, now] = [before, after].map(({ sections }) => sections.find(({ id }) => id === definition.id))
    if (definition.kind === 'figures' && old?.kind === 'figures' && now?.kind === 'figures')
      return [
        ...definition.figures.flatMap(({ id, name }) => changed(`指标“${name}”`, valueIn(old, id), valueIn(now, id))),
        ...changed(`${title}的表格和图片`, partLines(old).join('\n'), partLines(now).join('\n')),
      ]
    if (old?.kind === 'items' && now?.kind === 'items') return itemDifferences(title, old, now)
    return []
  })
  return [
    ...changed('更正', before.correction, after.correction),
    ...changed('编者按', before.note, after.note),
    ...inSections,
  ]
}

const wholeOf = (item: ItemsOf['items'][number]): string => [item.text, ...partLines(item)].join('\n')

const valueIn = (section: FiguresOf, id: string): string => typedFigure(section.values, id)

const changed = (place: string, before: string, after: string): Difference[] =>
  before === after ? [] : [{ place, before, after }]

function itemDifferences(title: string, old: ItemsOf, now: ItemsOf): Difference[] {
  const texts = new Map(now.items.map((item) => [item.id, wholeOf(item)]))
  const before = new Set(old.items.map(({ id }) => id))
  const edited = old.items.flatMap((item, index) =>
    changed(
      `${title}${itemMark(index + 1)}${texts.has(item.id) ? '' : '（删除）'}`,
      wholeOf(item),
      texts.get(item.id) ?? '',
    ),
  )
  const added = now.items.flatMap((item, index) =>
    before.has(item.id) ? [] : [{ place: `${title}${itemMark(index + 1)}（新增）`, before: '', after: wholeOf(item) }],
  )
  const order = (items: ItemsOf['items'], known: { has: (id: string) => boolean }) =>
    items.map(({ id }) => id).filter((id) => known.has(id))
  const moved = order(old.items, texts).join() !== order(now.items, before).join()
  return [...edited, ...added, ...(moved ? [{ place: `${title}：调整了顺序`, before: '', after: '' }] : [])]
}
