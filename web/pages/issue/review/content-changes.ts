/** What differs between two revisions' contents, in the words that are printed. */
import type { Content, Section } from '#shared/content.ts'
import { figurePlaces, printedFigure } from '#shared/figures.ts'
import { itemMark } from '#shared/numbering.ts'
import { paragraphPairs } from '../../../parts/word-diff.ts'

export type ContentChange = { place: string; before: string; after: string }

/** A section's printed paragraphs, without numbers. */
function paragraphs(section: Section | undefined): string[] {
  if (!section) return []
  if (section.kind === 'items') return section.items.map(({ text }) => text)
  const values = new Map(section.figures.map(({ id, value, unit }) => [id, printedFigure(value, unit)]))
  const parts = figurePlaces(section.text, new Set(values.keys()))
  return parts
    .map((part) => ('text' in part ? part.text : (values.get(part.figure) ?? '')))
    .join('')
    .split('\n')
}

const headOf = ({ masthead }: Content): string =>
  [masthead.name, masthead.number, masthead.issuingUnit, masthead.issueDate].filter((part) => part !== null).join('　')

const footOf = ({ colophon }: Content, list: 'reporting' | 'distribution'): string =>
  colophon[list].map(({ name, mark }) => name + mark).join('')

const changed = (place: string, before: string, after: string): ContentChange[] =>
  before === after ? [] : [{ place, before, after }]

export function changesBetween(before: Content, after: Content): ContentChange[] {
  const count = Math.max(before.sections.length, after.sections.length)
  const inSections = Array.from({ length: count }, (_, index) => {
    const [old, now] = [before.sections[index], after.sections[index]]
    const title = now?.title ?? old?.title ?? ''
    let n = 0
    const inText = paragraphPairs(paragraphs(old), paragraphs(now)).flatMap((pair) => {
      if (pair.after !== null) n += 1
      const mark = now?.kind === 'items' && pair.after !== null ? itemMark(n) : ''
      const what = pair.before === null ? '（新增）' : pair.after === null ? '（删去）' : ''
      return changed(`${title}${mark}${what}`, pair.before ?? '', pair.after ?? '')
    })
    return [...changed('栏目名称', old?.title ?? '', now?.title ?? ''), ...inText]
  })
  return [
    ...changed('报头', headOf(before), headOf(after)),
    ...inSections.flat(),
    ...changed('版记“报”', footOf(before, 'reporting'), footOf(after, 'reporting')),
    ...changed('版记“发”', footOf(before, 'distribution'), footOf(after, 'distribution')),
  ]
}
