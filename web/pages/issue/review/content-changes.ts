/** The differences between two revisions' contents, in the words that are printed. */
import type { Content, Section } from '#shared/content/content.ts'
import { figurePlaces, printedFigure } from '#shared/content/figures.ts'
import { itemMark } from '#shared/content/numbering.ts'
import { keysOf } from '#shared/keys-of.ts'
import { paragraphPairs } from '../../../parts/diff/word-diff.ts'
import { FONT_PARTS } from '../../../words.ts'
import { partLines } from '../content/part-lines.ts'

export type ContentChange = { place: string; before: string; after: string }

/** A section's items, each with its parts, or the printed paragraphs of its figures; without numbers. */
function paragraphs(section: Section | undefined): string[] {
  if (!section) return []
  if (section.kind === 'items') return section.items.map((item) => [item.text, ...partLines(item)].join('\n'))
  const values = new Map(section.figures.map(({ id, value, unit }) => [id, printedFigure(value, unit)]))
  const parts = figurePlaces(section.text, new Set(values.keys()))
  const text = parts.map((part) => ('text' in part ? part.text : (values.get(part.figure) ?? ''))).join('')
  return [...text.split('\n'), ...partLines(section)]
}

const headOf = ({ masthead }: Content): string =>
  [masthead.name, masthead.number, masthead.issuingUnit, masthead.issueDate].filter((part) => part !== null).join('　')

const securityOf = ({ security }: Content): string => [security?.level ?? '', security?.number ?? ''].join('　').trim()

const footOf = ({ colophon }: Content, list: 'reporting' | 'sending' | 'distribution'): string =>
  (colophon[list] ?? []).map(({ name, mark }) => name + mark).join('')

const copiesOf = ({ colophon: { copies } }: Content): string => (copies === undefined ? '' : `共印${copies}份`)

const fontsOf = ({ fonts = {} }: Content): string =>
  keysOf(FONT_PARTS)
    .flatMap((part) => (fonts[part] === undefined ? [] : [`${FONT_PARTS[part]}：${fonts[part]}`]))
    .join('；')

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
    ...changed('密级和编号', securityOf(before), securityOf(after)),
    ...changed('报头', headOf(before), headOf(after)),
    ...changed('更正', before.correction ?? '', after.correction ?? ''),
    ...changed('编者按', before.note ?? '', after.note ?? ''),
    ...inSections.flat(),
    ...changed('版记“报”', footOf(before, 'reporting'), footOf(after, 'reporting')),
    ...changed('版记“送”', footOf(before, 'sending'), footOf(after, 'sending')),
    ...changed('版记“发”', footOf(before, 'distribution'), footOf(after, 'distribution')),
    ...changed('印数', copiesOf(before), copiesOf(after)),
    ...changed('字体', fontsOf(before), fontsOf(after)),
  ]
}
