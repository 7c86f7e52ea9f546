/** An issue as it is read on a screen: line after line in printing order, each beside what stood there in an earlier revision. */

import { dayInChinese } from '../calendar.ts'
import { keysOf } from '../keys-of.ts'
import { GROUPS } from './colophon-groups.ts'
import type { Content, FigureTable, Picture, Section } from './content.ts'
import { figuresText } from './figures.ts'
import { FONT_PARTS } from './font-parts.ts'
import { itemMark, pointMark, sectionMark } from './numbering.ts'
import { paragraphPairs } from './paragraph-pairs.ts'
import { partLines } from './part-lines.ts'
import { sectionInWords } from './place-words.ts'

/** `mark` is （一） or 1., or the place that is spoken of; empty for a paragraph without one. */
export type TextBlock = { kind: 'text'; level: 'paragraph' | 'item' | 'point'; mark: string; text: string }
export type Block = TextBlock | { kind: 'table'; table: FigureTable } | { kind: 'picture'; picture: Picture }

export type Change = 'none' | 'new' | 'edited' | 'gone'

/** Where a line stands in the content, counted from 0, and where in its text it begins; `part` null for a table or a picture. */
export type LineAt = { section: number | null; item: number | null; part: string | null; from: number }

/** `before`: what stood there, of the same kind, if it was edited. `place` says in words where the line stands. */
export type Line = { block: Block; change: Change; before: Block | null; place: string; at?: LineAt }

/** `heading` null for what stands before and behind the sections. */
export type Part = { key: string; heading: Line | null; lines: Line[] }

export const sectionKey = (at: number): string => `section-${at}`

/** Every part that has lines or lost some. Without `before` nothing is marked. */
export function readingOf(now: Content, before: Content | null = null): Part[] {
  const count = Math.max(now.sections.length, before?.sections.length ?? 0)
  const sections = Array.from({ length: count }, (_, at) => sectionPart(at, now, before))
  const listed = (key: string, place: string, blocks: (content: Content) => TextBlock[], lines?: Placed[]): Part => ({
    key,
    heading: null,
    lines: linesOf(lines ?? blocks(now).map((block) => ({ block, place })), before && blocks(before), place),
  })
  const single = (key: string, place: string, text: (content: Content) => string): Part =>
    listed(key, place, (content) => paragraphs(text(content)))
  const opening = (part: 'correction' | 'note', place: string): Part => {
    const blocks = (content: Content) => paragraphs(content[part] ?? '')
    return listed(part, place, blocks, placedAt(blocks(now), place, { section: null, item: null, part }))
  }
  const parts = [
    single('security', '密级和编号', securityOf),
    single('masthead', '报头', headOf),
    opening('correction', '更正'),
    opening('note', '编者按'),
    ...sections,
    ...keysOf(GROUPS).map((list) => single(list, `版记“${GROUPS[list]}”`, (content) => footOf(content, list))),
    single('copies', '印数', copiesOf),
    single('fonts', '字体', fontsOf),
    listed('acknowledged', '核实说明', acknowledgedIn),
  ]
  return parts.filter(({ heading, lines }) => heading !== null || lines.length > 0)
}

/** Where something changed, each place once, in reading order. */
export function changedPlaces(parts: readonly Part[]): string[] {
  const lines = parts.flatMap(({ heading, lines }) => [...(heading ? [heading] : []), ...lines])
  return [...new Set(lines.flatMap(({ change, place }) => (change === 'none' ? [] : [place])))]
}

/** What two blocks are compared by. Marks are left out: a number that moved on is no change. */
function wordsOf(block: Block): string {
  if (block.kind === 'text') return block.text
  return partLines(block.kind === 'table' ? { tables: [block.table] } : { pictures: [block.picture] }).join('\n')
}

const paragraphs = (text: string): TextBlock[] =>
  text === '' ? [] : text.split('\n').map((line) => ({ kind: 'text', level: 'paragraph', mark: '', text: line }))

type Placed = { block: Block; place: string; at?: LineAt }

/** The lines of one text, each with where it begins. */
function placedAt(lines: readonly TextBlock[], place: string, of: Omit<LineAt, 'from'>): Placed[] {
  let from = 0
  return lines.map((block) => {
    const placed = { block, place, at: { ...of, from } }
    from += block.text.length + 1
    return placed
  })
}

function sectionPart(at: number, { sections: { [at]: now } }: Content, before: Content | null): Part {
  const old = before?.sections[at]
  const title = now?.title ?? old?.title ?? ''
  const heading: TextBlock = { kind: 'text', level: 'paragraph', mark: sectionMark(at + 1), text: title }
  const was = old && old.title !== title ? { ...heading, text: old.title } : null
  const change = !before ? 'none' : !now ? 'gone' : !old ? 'new' : was ? 'edited' : 'none'
  return {
    key: sectionKey(at),
    heading: { block: heading, change, before: was, place: sectionInWords(title) },
    lines: linesOf(blocksOf(now, at), before && blocksOf(old, at).map(({ block }) => block), title),
  }
}

const linesOf = (now: readonly Placed[], old: readonly Block[] | null, place: string): Line[] =>
  old ? compared(now, old, place) : now.map((line) => ({ ...line, change: 'none', before: null }))

function compared(now: readonly Placed[], old: readonly Block[], place: string): Line[] {
  const before = new Map(old.map((block) => [wordsOf(block), block]))
  const pairs = paragraphPairs(
    old.map(wordsOf),
    now.map(({ block }) => wordsOf(block)),
  )
  let at = 0
  return pairs.flatMap((pair): Line[] => {
    const was = pair.before === null ? null : (before.get(pair.before) ?? null)
    const gone = was ? [{ block: was, change: 'gone' as const, before: null, place: `${place}（删去）` }] : []
    if (pair.after === null) return gone
    const line = now[at]
    at += 1
    if (!line) return gone
    if (pair.before === pair.after) return [{ ...line, change: 'none', before: null }]
    if (was?.kind === line.block.kind) return [{ ...line, change: 'edited', before: was }]
    return [...gone, { ...line, change: 'new', before: null, place: `${line.place}（新增）` }]
  })
}

function blocksOf(section: Section | undefined, at: number): Placed[] {
  if (!section) return []
  const { title } = section
  const exhibits = (holder: Parameters<typeof exhibitsOf>[0], place: string, item: number | null): Placed[] =>
    exhibitsOf(holder).map((block) => ({ block, place, at: { section: at, item, part: null, from: 0 } }))
  if (section.kind === 'figures') {
    const text = placedAt(paragraphs(figuresText(section)), title, { section: at, item: null, part: 'text' })
    return [...text, ...exhibits(section, title, null)]
  }
  return section.items.flatMap((of, item) => {
    const mark = itemMark(item + 1)
    const place = title + mark
    const text = (part: string, lines: readonly TextBlock[]) => placedAt(lines, place, { section: at, item, part })
    return [
      ...text('text', marked(of.text, 'item', mark)),
      ...(of.points ?? []).flatMap((point, n) => text(`points[${n}]`, marked(point, 'point', pointMark(n + 1)))),
      ...exhibits(of, place, item),
    ]
  })
}

/** The first of the paragraphs carries the mark. */
function marked(text: string, level: TextBlock['level'], mark: string): TextBlock[] {
  const [first, ...others] = paragraphs(text)
  return first ? [{ ...first, level, mark }, ...others] : []
}

const exhibitsOf = ({ tables = [], pictures = [] }: Pick<Section & { kind: 'figures' }, 'tables' | 'pictures'>) => [
  ...tables.map((table): Block => ({ kind: 'table', table })),
  ...pictures.map((picture): Block => ({ kind: 'picture', picture })),
]

/** What was found, and by whom it was answered for and why; the place is no more than the mark. */
const acknowledgedIn = ({ acknowledged = [] }: Content): TextBlock[] =>
  acknowledged.map(({ where, message, by, reason }) => ({
    kind: 'text',
    level: 'item',
    mark: `${where}：`,
    text: `${message}（${by.name}：${reason}）`,
  }))

const headOf = ({ masthead: { name, number, issuingUnit, issueDate } }: Content): string =>
  [name, number, `${issuingUnit}　${dayInChinese(issueDate)}`].filter((line) => line !== null).join('\n')

const securityOf = ({ security }: Content): string => [security?.level ?? '', security?.number ?? ''].join('　').trim()

function footOf({ colophon }: Content, list: keyof typeof GROUPS): string {
  const names = (colophon[list] ?? []).map(({ name, mark }) => name + mark).join('')
  return names && `${GROUPS[list]}：${names}`
}

const copiesOf = ({ colophon: { copies } }: Content): string => (copies === undefined ? '' : `共印${copies}份`)

const fontsOf = ({ fonts = {} }: Content): string =>
  keysOf(FONT_PARTS)
    .flatMap((part) => (fonts[part] === undefined ? [] : [`${FONT_PARTS[part]}：${fonts[part]}`]))
    .join('；')
