/** Any content that is laid out as a PDF's text, with any accidents, is read back as it was. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Content } from '#shared/content/content.ts'
import { readLines } from '#shared/import/read-issue.ts'
import { pdfTextOf } from './pdf-text.ts'

const words = (least: number, most: number) =>
  fc.string({
    unit: fc.constantFrom(...'政务服务窗口办理事项企业群众便民热线数据协同'),
    minLength: least,
    maxLength: most,
  })
const piece = fc.oneof(
  { weight: 8, arbitrary: words(1, 12) },
  fc.constantFrom(
    '（一）',
    '二、',
    '第（三）项',
    '《办法》',
    '“一件事”',
    '12345',
    '3.5',
    '2月3日',
    'AI Agent',
    '<b>',
    '{x}',
    '𠮷',
  ),
)
const clause = fc.array(piece, { minLength: 1, maxLength: 4 }).map((pieces) => `对${pieces.join('和')}的`)
const sentence = fc.array(clause, { minLength: 1, maxLength: 5 }).map((clauses) => `${clauses.join('，')}。`)
const paragraph = fc.array(sentence, { minLength: 1, maxLength: 3 }).map((sentences) => sentences.join(''))
const item = fc.array(paragraph, { minLength: 1, maxLength: 2 }).map((paragraphs) => ({ text: paragraphs.join('\n') }))
const title = words(2, 18)

const itemsSection = fc.record({ kind: fc.constant('items' as const), title, items: fc.array(item, { maxLength: 12 }) })

const figure = fc.record({
  name: words(1, 12),
  value: fc.oneof(
    fc.nat(999_999).map(String),
    fc.double({ min: 0, max: 999, noNaN: true }).map((n) => n.toFixed(2)),
  ),
  unit: fc.constantFrom('万件', '件', '人/次', '件（次）', '人次', '%', '亿元', '个工作日', '场'),
  mark: fc.constantFrom('，', '；', '。', '。\n', '、', '，字样{figure-1}照录，'),
})
const figuresSection = fc
  .record({ month: fc.integer({ min: 1, max: 12 }), figures: fc.array(figure, { minLength: 1, maxLength: 12 }) })
  .map(({ month, figures }) => {
    const literal = figures.some(({ mark }) => mark.includes('{'))
    const ids = figures.map((_, at) => `figure-${literal ? at + 2 : at + 1}`)
    return {
      kind: 'figures' as const,
      title: `2026年${month}月总体运行情况`,
      text: `${figures.map(({ name, mark }, at) => `${name}{${ids[at]}}${mark}`).join('')}以上。`,
      figures: figures.map(({ name, value, unit }, at) => ({ id: ids[at] ?? '', name, value, unit })),
    }
  })

const groups = fc
  .array(
    fc.record({
      name: fc.tuple(words(2, 10), fc.constantFrom('', '（单位、处室）', '“专班”')),
      mark: fc.constantFrom('、', '，', '；'),
    }),
    {
      minLength: 1,
      maxLength: 6,
    },
  )
  .map((list) =>
    list.map(({ name, mark }, at) => ({ name: name.join(''), mark: at === list.length - 1 ? '。' : mark })),
  )

const content = fc
  .record({
    masthead: fc.record({
      name: fc.option(words(2, 12)),
      number: fc.option(
        fc.tuple(fc.integer({ min: 1, max: 99 }), fc.nat(999)).map(([n, all]) => `第${n}期（总第${all}期）`),
      ),
      issuingUnit: words(4, 16),
      issueDate: fc
        .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
        .map((day) => day.toISOString().slice(0, 10)),
    }),
    sections: fc
      .tuple(figuresSection, fc.array(itemsSection, { minLength: 1, maxLength: 4 }))
      .map(([first, rest]) => [first, ...rest]),
    colophon: fc.record({ reporting: groups, distribution: groups }),
  })
  .map((made) => {
    const [, year, month] = /(\d{4})年(\d+)月/.exec(made.sections[0]?.title ?? '') ?? []
    return Content.parse({ period: `${year}-${month?.padStart(2, '0')}`, ...made })
  })

test('content laid out with lost indents, stray spaces and page breaks is read back as it was', () => {
  fc.assert(
    fc.property(
      content,
      fc.gen(),
      fc.constantFrom('form-feed' as const, 'leading-space' as const, 'none' as const),
      fc.constantFrom('' as const, '　　' as const),
      fc.boolean(),
      (made, gen, pageBreak, indent, blankLines) => {
        const pick = (below: number) => gen(fc.integer, { min: 0, max: below - 1 })
        const source = pdfTextOf(made, { pick, pageBreak, indent, blankLines })
        const { content: read, unread } = readLines(source)
        // Where indents are lost and a line is full, nobody knows what follows: that is told, never guessed.
        if (read || indent !== '') expect(read).toEqual(made)
        else expect(unread.map(({ why }) => why)).toContainEqual(expect.stringContaining('另起一段'))
      },
    ),
    { numRuns: 150 },
  )
})
