/** All texts of a content with their places and what kind of text each is. */
import type { Content, Section } from '../content/content.ts'
import type { Place } from './finding.ts'
import type { TextSort } from './text-context.ts'

export type PlacedText = { place: Place; text: string; sort: TextSort }

type Exhibits = Pick<Section & { kind: 'figures' }, 'tables' | 'pictures'>

const LINE: TextSort = { form: 'line' }

/** The figures' own sentences are left out: they are read as they are printed (as-printed.ts). */
export function contentTexts({ correction, note, sections }: Content): PlacedText[] {
  return [
    ...(correction === undefined
      ? []
      : [{ place: { part: 'correction' }, text: correction, sort: { form: 'paragraphs', quotes: true } as const }]),
    ...(note === undefined ? [] : [{ place: { part: 'note' }, text: note, sort: { form: 'paragraphs' } as const }]),
    ...sections.flatMap((section, at) => [
      { place: { section: at, part: 'title' }, text: section.title, sort: LINE },
      ...(section.kind === 'figures' ? exhibitTexts(section, { section: at }) : itemTexts(section, at)),
    ]),
  ]
}

function itemTexts({ items }: Section & { kind: 'items' }, section: number): PlacedText[] {
  return items.flatMap(({ text, points = [], tables = [], pictures = [] }, item): PlacedText[] => {
    const place = { section, item }
    const followed = points.length + tables.length + pictures.length > 0
    return [
      { place, text, sort: { form: 'paragraphs', followed, numbered: true } },
      ...points.map(
        (point, n): PlacedText => ({
          place: { ...place, part: `points[${n}]` },
          text: point,
          sort: { form: 'paragraphs', followed: n < points.length - 1, numbered: true },
        }),
      ),
      ...exhibitTexts({ tables, pictures }, place),
    ]
  })
}

function exhibitTexts({ tables = [], pictures = [] }: Exhibits, place: Place): PlacedText[] {
  const line = (part: string, text: string): PlacedText => ({ place: { ...place, part }, text, sort: LINE })
  return [
    ...tables.flatMap(({ title, head, rows }, n) => [
      line(`tables[${n}].title`, title),
      ...head.map((text, column) => line(`tables[${n}].head[${column}]`, text)),
      ...rows.flatMap((row, at) => row.map((text, column) => line(`tables[${n}].rows[${at}][${column}]`, text))),
    ]),
    ...pictures.flatMap(({ alt, caption }, n) => [
      line(`pictures[${n}].alt`, alt),
      ...(caption === undefined ? [] : [line(`pictures[${n}].caption`, caption)]),
    ]),
  ]
}
