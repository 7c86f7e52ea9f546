/** Layouts by fast-check: an issue's parts as lines of a source, each line with what it is. */
import fc from 'fast-check'
import type { ItemsSection } from '#shared/content/content.ts'
import { itemMark, sectionMark } from '#shared/content/numbering.ts'

/** `furniture` and `foreign` lines belong to no part; a foreign one has no place in the content. */
export type SourceLine = { raw: string; kind: 'part' | 'furniture' | 'foreign' }
/** `exact`: a sentence ends with a full line, where nothing is indented or in a point: nobody can tell whether it goes on. */
export type Layout = { lines: SourceLine[]; wrapped: boolean; exact: boolean; items: ItemsSection['items'] }

const WIDTH = 28
const words = (least: number, most: number) =>
  fc.string({
    unit: fc.constantFrom(...'政务服务窗口办理事项企业群众便民热线数据协同'),
    minLength: least,
    maxLength: most,
  })
const sentence = fc
  .array(fc.oneof(words(3, 14), fc.constantFrom('共办结12件', '《办法》', 'AI Agent', '增长3.5%')), {
    minLength: 2,
    maxLength: 5,
  })
  .map((clauses) => `${clauses.map((clause) => `对${clause}`).join('，')}。`)
const paragraph = fc.array(sentence, { minLength: 1, maxLength: 3 }).map((sentences) => sentences.join(''))
const table = fc.option(
  fc.array(fc.tuple(words(2, 4), fc.nat(9999).map(String), fc.constantFrom('99.6%', '2,310')), {
    minLength: 1,
    maxLength: 3,
  }),
  { nil: undefined, freq: 4 },
)
const item = fc.record({
  heading: fc.option(words(4, 10), { nil: undefined }),
  paragraphs: fc.array(paragraph, { minLength: 1, maxLength: 3 }),
  points: fc.array(paragraph, { maxLength: 3 }),
  table,
})

const FURNITURE = ['— 2 —', '- 2 -', '—2—', '第2页', '第 1 页 共 2 页', '2 / 8', '2/8', '简报窗口月刊　2026年第3期']
const FOREIGN = [
  '附件：1. 办件情况表',
  '附件1',
  '附：有关名单',
  '附表2：分类统计',
  '（联系人：李某；联系电话：000-0000000）',
  '示范市政务服务中心',
  '2026年3月5日',
  '供稿：综合科',
  '（综合科供稿）',
  '图1 群众在窗口办事',
  '阅览范围待定',
  '37',
]
const MARKS = [
  (n: number) => itemMark(n),
  (n: number) => itemMark(n).replace('（', '(').replace('）', ')'),
  (n: number) => '㈠㈡㈢㈣㈤'.charAt(n - 1),
]
const POINTS = [(n: number) => `${n}. `, (n: number) => `${n}．`, (n: number) => `${n}、`]

/** Lines of 28 em, the first two shorter, as if its indent were lost or shown as `indent`. */
function wrapped(text: string, indent: string): string[] {
  const lines = ['']
  let room = WIDTH - 2
  for (const token of text.match(/[!-~]+(?: [!-~]+)*|./gsu) ?? []) {
    const width = /^[ -~]/.test(token) ? token.length / 2 : 1
    if (width > room) {
      lines.push('')
      room = WIDTH
    }
    lines.push((lines.pop() ?? '') + token)
    room -= width
  }
  return lines.map((line, at) => (at === 0 ? indent + line : line))
}

const width = (text: string) => [...text].reduce((sum, sign) => sum + (/[ -~]/.test(sign) ? 0.5 : 1), 0)
/** Whether a paragraph's last line has hardly room for one more character (within an em, as it is read), or one before it ends with a sentence. */
const fills = (text: string): boolean => {
  const lines = wrapped(text, '')
  if (lines.slice(0, -1).some((line) => line.endsWith('。'))) return true
  return width(lines.at(-1) ?? '') + 2 > (lines.length === 1 ? WIDTH - 2 : WIDTH)
}

const part = (raw: string): SourceLine => ({ raw, kind: 'part' })

export const layout: fc.Arbitrary<Layout> = fc
  .record({
    wrapped: fc.boolean(),
    indent: fc.constantFrom('', '　　'),
    head: fc.record({
      level: fc.constantFrom([], ['机密'], ['秘密★1年'], ['内部资料　注意保存'], ['机密★1年', '000012']),
      number: fc.constantFrom('第3期', '〔2026〕3号', '增刊第1期', '（第3期 总第57期）', '[2026]第3期', '2026年第3期'),
      unitApart: fc.boolean(),
    }),
    note: fc.option(paragraph, { nil: undefined }),
    figures: fc.array(paragraph, { minLength: 1, maxLength: 2 }),
    figuresTable: table,
    items: fc.array(item, { minLength: 1, maxLength: 5 }),
    mark: fc.constantFrom(...MARKS),
    pointMark: fc.constantFrom(...POINTS),
    sending: fc.boolean(),
    copies: fc.boolean(),
    furniture: fc.array(fc.tuple(fc.nat(999), fc.constantFrom(...FURNITURE)), { maxLength: 3 }),
    foreign: fc.array(fc.tuple(fc.nat(999), fc.constantFrom(...FOREIGN)), { maxLength: 2 }),
  })
  .map((made): Layout => {
    const indent = made.wrapped ? made.indent : '　　'
    const set = (text: string) => (made.wrapped ? wrapped(text, indent) : [indent + text]).map(part)
    const tableLines = (rows: string[][] | undefined) =>
      rows ? ['表1 办件情况', '窗口 受理（件） 办结率', ...rows.map((row) => row.join(' '))].map(part) : []
    const head = [
      ...made.head.level,
      '简报窗口月刊',
      made.head.number,
      ...(made.head.unitApart ? ['示范市政务服务中心', '2026年3月5日'] : ['示范市政务服务中心　2026年 3月 5日']),
    ].map(part)
    const body = [
      ...set(`${sectionMark(1)}运行情况`),
      ...made.figures.flatMap(set),
      ...tableLines(made.figuresTable),
      ...set(`${sectionMark(2)}窗口动态`),
    ]
    const items = made.items.flatMap(({ heading, paragraphs, points, table }, at) => [
      ...(heading ? [heading, ...paragraphs] : paragraphs).flatMap((text, first) =>
        set(first === 0 ? made.mark(at + 1) + text : text),
      ),
      ...points.flatMap((text, point) => set(made.pointMark(point + 1) + text)),
      ...tableLines(table),
    ])
    const foot = [
      '报：市政府办公室、中心领导。',
      ...(made.sending ? ['送：各分中心。'] : []),
      '发：各进驻窗口，各县（区）中心。',
      ...(made.copies ? ['共印30份'] : []),
    ].map(part)
    const lines = [...body, ...items]
    // Foreign lines stand where a paragraph is seen to end (behind a full line nobody can tell), furniture anywhere behind the first line.
    const isEnd = ({ raw, kind }: SourceLine) =>
      kind === 'part' && raw.endsWith('。') && !(made.wrapped && raw.length >= WIDTH)
    for (const [place, raw] of made.foreign) {
      const ends = lines.flatMap((line, at) => (isEnd(line) ? [at] : []))
      const end = ends[place % ends.length]
      if (end !== undefined) lines.splice(end + 1, 0, { raw, kind: 'foreign' })
    }
    for (const [place, raw] of made.furniture) lines.splice(1 + (place % lines.length), 0, { raw, kind: 'furniture' })
    return {
      lines: [...head, ...(made.note ? set(`编者按：${made.note}`) : []), ...lines, ...foot],
      wrapped: made.wrapped,
      exact:
        made.wrapped &&
        made.items.some(
          ({ heading, paragraphs, points }, at) =>
            points.some((text, point) => fills(made.pointMark(point + 1) + text)) ||
            (made.indent === '' &&
              paragraphs.some((text, first) => fills(first === 0 && !heading ? made.mark(at + 1) + text : text))),
        ),
      items: made.items.map(({ heading, paragraphs, points, table }) => ({
        text: (heading ? [heading, ...paragraphs] : paragraphs).join('\n'),
        ...(points.length > 0 && { points }),
        ...(table && { tables: [{ title: '表1 办件情况', head: ['窗口', '受理（件）', '办结率'], rows: table }] }),
      })),
    }
  })
