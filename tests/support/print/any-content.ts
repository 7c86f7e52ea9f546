/** Any content that can be printed, with any of the parts that a page can have, for what must hold of all of them. */
import fc from 'fast-check'
import type { Content } from '#shared/content/content.ts'
import { receivers } from './a-content.ts'

/** Words with numbers of all kinds among them: what a line end may tear, and may not. */
const WORDS = [
  '窗口',
  '政务服务',
  '12345',
  '+12.5%',
  '5.05万件',
  '2026年 3月',
  '“一次办好”',
  '《办法》',
  'OA系统',
  '堃喆',
  '鹼',
]
const MARKS = ['', '，', '。', '、', '——', '……']

const sentence = (most: number) =>
  fc
    .array(fc.tuple(fc.constantFrom(...WORDS), fc.constantFrom(...MARKS)), { minLength: 1, maxLength: most })
    .map((parts) => parts.flat().join(''))

const line = (most: number) => sentence(8).map((text) => Array.from(text).slice(0, most).join(''))

const table = fc.integer({ min: 2, max: 8 }).chain((columns) =>
  fc.record({
    title: line(60),
    head: fc.array(line(20), { minLength: columns, maxLength: columns }),
    rows: fc.array(fc.array(line(60), { minLength: columns, maxLength: columns }), { minLength: 1, maxLength: 18 }),
  }),
)

const DONE = { id: 'done', name: '办结', value: '1365', unit: '人/次' }

const list = fc.integer({ min: 0, max: 60 }).map(receivers)

/** `images` are the hashes of the pictures that it may have. */
export function anyContent(images: readonly string[]): fc.Arbitrary<Content> {
  const picture = fc.record(
    { image: fc.constantFrom(...images), alt: line(200), caption: line(100) },
    { requiredKeys: ['image', 'alt'], noNullPrototype: true },
  )
  const exhibits = { tables: fc.array(table, { maxLength: 2 }), pictures: fc.array(picture, { maxLength: 2 }) }
  const item = fc.record(
    { text: sentence(30), points: fc.array(sentence(20), { maxLength: 3 }), ...exhibits },
    { requiredKeys: ['text'], noNullPrototype: true },
  )
  const section = fc.oneof(
    fc.record({ kind: fc.constant('items' as const), title: line(60), items: fc.array(item, { maxLength: 4 }) }),
    fc.record(
      {
        kind: fc.constant('figures' as const),
        title: line(60),
        text: sentence(20).map((text) => `${text}{done}。`),
        figures: fc.array(fc.constant(DONE), { minLength: 1, maxLength: 1 }),
        ...exhibits,
      },
      { requiredKeys: ['kind', 'title', 'text', 'figures'], noNullPrototype: true },
    ),
  )
  return fc.record(
    {
      period: fc.constant('2026-03'),
      masthead: fc.record({
        name: fc.option(line(30)),
        number: fc.option(line(60)),
        issuingUnit: line(60),
        issueDate: fc.constant('2026-04-08'),
      }),
      security: fc.record({ level: line(20), number: line(30) }, { requiredKeys: ['level'], noNullPrototype: true }),
      correction: sentence(40),
      note: sentence(40),
      sections: fc.array(section, { minLength: 1, maxLength: 4 }),
      colophon: fc.record(
        { reporting: list, sending: list, distribution: list, copies: fc.integer({ min: 1, max: 99_999 }) },
        { requiredKeys: ['reporting', 'distribution'], noNullPrototype: true },
      ),
    },
    { requiredKeys: ['period', 'masthead', 'sections', 'colophon'], noNullPrototype: true },
  )
}
