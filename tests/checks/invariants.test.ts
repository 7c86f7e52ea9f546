/** Invariants of every check over any text and content: places, fixes, order, and that none throws. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkContent } from '#shared/checks/check-content.ts'
import { checkLines } from '#shared/checks/check-lines.ts'
import { mended } from '#shared/checks/mended.ts'
import { checkText } from '#shared/checks/text-checks.ts'
import { aBriefing, pastMonths } from '../support/a-briefing.ts'
import { MARCH, WORDS } from '../support/check-knowledge.ts'
import { OF_FACTS } from './cases-of-facts.ts'
import { OF_MARKS } from './cases-of-marks.ts'
import { OF_WORDS } from './cases-of-words.ts'

const SENTENCES = Object.values({ ...OF_MARKS, ...OF_WORDS, ...OF_FACTS }).flatMap(({ faulty, clean }) => [
  ...faulty,
  ...clean,
])
const PIECES = [
  ...'，。；：、！？“”‘’《》〈〉（）()[]〔〕"\',.;:…—%％０１９Ａａ \n\u3000的了和一二三十月日年件万亿人次①②是第1230８@xX-/',
  ...[
    '2026年',
    '2月31日',
    '13812345678',
    '11010519491231002X',
    'a@qq.com',
    '成都市',
    '温江区',
    '绵阳',
    '住建厅',
    '布署',
  ],
  ...[
    '\u{20000}',
    '\uD83D',
    '窗口',
    '进行进行',
    '一是',
    '三是',
    '（一）',
    '周五',
    '5.05万万件',
    'E12345678',
    '4111111111111111',
  ],
]
const sentences = fc.array(fc.constantFrom(...SENTENCES), { maxLength: 6 }).map((some) => some.join(''))
const anyText = fc.oneof(
  fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((pieces) => pieces.join('')),
  sentences,
  fc.string({ unit: 'binary', maxLength: 80 }),
)
const anySort = fc.record({
  form: fc.constantFrom('paragraphs' as const, 'line' as const, 'lines' as const),
  followed: fc.boolean(),
  quotes: fc.boolean(),
  numbered: fc.boolean(),
})

/** Of a text of at most 200 characters. */
const MOST_FIXES = 400

test('each place lies in the text, and says something of a kind that is known', () => {
  fc.assert(
    fc.property(anyText, anySort, (text, sort) => {
      for (const { start, end, message } of checkText(text, MARCH, sort)) {
        expect([start >= 0, start <= end, end <= text.length, message.length > 0]).toEqual([true, true, true, true])
        expect(end > start || text.length === 0).toBe(true)
      }
    }),
    { numRuns: 600 },
  )
})

test('in what people write a fix makes its finding go, and adds none of its kind', () => {
  fc.assert(
    fc.property(sentences, anySort, (text, sort) => {
      const findings = checkText(text, MARCH, sort)
      for (const finding of findings) {
        if (finding.fix === undefined) continue
        const count = (found: typeof findings) => found.filter(({ kind }) => kind === finding.kind).length
        const after = checkText(mended(text, finding), MARCH, sort)
        expect(count(after), JSON.stringify([text, finding, after])).toBeLessThan(count(findings))
      }
    }),
    { numRuns: 600 },
  )
})

test('in any text fixes come to an end, whichever is taken first', () => {
  fc.assert(
    fc.property(anyText, anySort, fc.infiniteStream(fc.nat()), (text, sort, picks) => {
      let now = text
      for (let fixes = 0; ; fixes += 1) {
        expect(fixes, `${JSON.stringify(text)} became ${JSON.stringify(now)}`).toBeLessThan(MOST_FIXES)
        const fixable = checkText(now, MARCH, sort).filter(({ fix }) => fix !== undefined)
        const [pick] = picks.take(1)
        const finding = fixable[(pick ?? 0) % fixable.length]
        if (!finding) break
        now = mended(now, finding)
      }
    }),
    { numRuns: 200 },
  )
})

test('lines of a file are found as the same lines alone', () => {
  fc.assert(
    fc.property(fc.array(anyText, { maxLength: 5 }), (texts) => {
      const lines = texts.join('\n').split(/\r\n?|\n/)
      for (const { line, start, end } of checkLines(texts.join('\n'), { ...WORDS, issueDate: '2026-03-31' })) {
        expect(line).toBeLessThanOrEqual(lines.length)
        expect([start >= 0, end <= (lines[line - 1] ?? '').length]).toEqual([true, true])
      }
    }),
    { numRuns: 200 },
  )
})

test('the order of items changes no finding', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...SENTENCES), { minLength: 2, maxLength: 6 }), fc.nat(), (items, turn) => {
      const turned = [...items.slice(turn % items.length), ...items.slice(0, turn % items.length)]
      const found = (texts: readonly string[]) =>
        checkContent(aBriefing({ items: texts }), WORDS)
          .map(({ item, ...finding }) => JSON.stringify([item === undefined ? null : texts[item], finding]))
          .toSorted()
      expect(found(turned)).toEqual(found(items))
    }),
    { numRuns: 60 },
  )
})

test('any figures with any history are checked without a throw', () => {
  const value = fc.oneof(fc.constantFrom('0', '0.0', '5.05', '50500', '999999999999', '0.000001'), fc.nat().map(String))
  const values = fc.record({
    handled: value,
    calls: value,
    'online-closed': value,
    'online-received': value,
    enterprise: value,
  })
  fc.assert(
    fc.property(values, fc.nat(14), value, (typed, months, then) => {
      const history = pastMonths(months, { handled: () => then, calls: () => then })
      const content = aBriefing({ values: typed })
      for (const { figure, start, end, fix } of checkContent(content, { ...WORDS, history })) {
        if (figure === undefined) continue
        expect(end).toBeGreaterThan(start)
        if (fix !== undefined) expect(fix).toMatch(/^\d{1,16}(\.\d{1,6})?$/)
      }
    }),
    { numRuns: 200 },
  )
})
