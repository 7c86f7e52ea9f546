/** Plain text: what prints, what is refused, and that tidying takes no word away. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Line, Paragraphs } from '#shared/fields.ts'
import {
  codePointName,
  lengthOf,
  removedInWords,
  tidy,
  tidyLine,
  unprintableIn,
  withoutInvisible,
} from '#shared/text.ts'

/** What other programs break a line with. */
const BREAKS = [0x0b, 0x0c, 0x85, 0x2028, 0x2029]

describe('characters that do not print', () => {
  test.each([
    ['null', 0x00],
    ['bell', 0x07],
    ['backspace', 0x08],
    ['vertical tab', 0x0b],
    ['form feed', 0x0c],
    ['escape', 0x1b],
    ['delete', 0x7f],
    ['next line', 0x85],
    ['application command', 0x9f],
    ['soft hyphen', 0xad],
    ['Arabic letter mark', 0x61c],
    ['Hangul filler', 0x3164],
    ['Mongolian vowel separator', 0x180e],
    ['zero-width space', 0x200b],
    ['left-to-right mark', 0x200e],
    ['right-to-left mark', 0x200f],
    ['line separator', 0x2028],
    ['paragraph separator', 0x2029],
    ['left-to-right embedding', 0x202a],
    ['right-to-left embedding', 0x202b],
    ['pop directional formatting', 0x202c],
    ['left-to-right override', 0x202d],
    ['right-to-left override', 0x202e],
    ['word joiner', 0x2060],
    ['invisible times', 0x2062],
    ['left-to-right isolate', 0x2066],
    ['right-to-left isolate', 0x2067],
    ['pop directional isolate', 0x2069],
    ['byte order mark', 0xfeff],
    ['noncharacter', 0xfdd0],
    ['interlinear annotation', 0xfff9],
    ['noncharacter at the end of a plane', 0xffff],
    ['language tag', 0xe0001],
    ['tag letter', 0xe0061],
    ['cancel tag', 0xe007f],
    ['lone high surrogate', 0xd83d],
    ['lone low surrogate', 0xde00],
  ])('%s is found; in a field it is taken out, breaks the line, or is named and refused', (name, codePoint) => {
    const text = `简报${String.fromCodePoint(codePoint)}文字`
    expect(unprintableIn(text)).toEqual({ codePoint, position: 2 })
    const parsed = Paragraphs(100).safeParse(text)
    if (BREAKS.includes(codePoint)) {
      expect(parsed.data).toBe('简报\n文字')
      expect(Line(100).parse(text)).toBe('简报 文字')
    } else if (/noncharacter|surrogate/.test(name)) {
      const message = `第 3 个字符（${codePointName(codePoint)}）不能印出，请删除后再保存`
      expect(parsed.error?.issues[0]?.message).toBe(message)
    } else {
      expect(parsed.data).toBe('简报文字')
      expect(Line(100).parse(text)).toBe('简报文字')
      expect(withoutInvisible(text)).toEqual({ text: '简报文字', removed: 1 })
    }
  })

  test('more marks upon one character than any writing has are named and refused, since to put them in order takes long', () => {
    const heaped = `简报a${'\u0301\u0323'.repeat(16)}`
    expect(unprintableIn(heaped)).toEqual({ codePoint: 0x301, position: 3 })
    expect(tidy(heaped)).toBe(heaped)
    expect(Paragraphs(100).safeParse(heaped).error?.issues[0]?.message).toMatch(/第 4 个字符（U\+0301）不能印出/)
    expect(unprintableIn(`简报a${'\u0301\u0323'.repeat(10)}`)).toBe(null)
  })

  test.each([
    ['Chinese', '省政务服务中心（大厅）“一网通办”——2026年1月，办件5.05万件。'],
    ['an item over several lines', '第一段\n第二段'],
    ['rare characters beyond the basic plane', '𠮷野家、㐂、龘'],
    ['an ideographic variation', '辻\u{E0100}'],
    ['emoji', '😀👍'],
    ['a family joined by zero-width joiners', '👨‍👩‍👧‍👦'],
    ['a flag', '🇨🇳'],
    ['a skin tone', '👋🏽'],
    ['a heart with a variation selector', '❤️'],
    ['a zero-width non-joiner, which some scripts need', 'می‌خواهم'],
    ['markup', '<script>alert(1)</script>&lt;b&gt;{{x}}`y`'],
    ['Tibetan and Uyghur', 'བོད་ ئۇيغۇر'],
  ])('%s passes as it is', (_, text) => {
    expect(unprintableIn(text)).toBeNull()
    expect(Paragraphs(200).parse(text)).toBe(text)
    expect(withoutInvisible(text)).toEqual({ text, removed: 0 })
  })

  test.each([
    ['a joiner between Han', '中\u200D心', '中心'],
    ['a non-joiner between letters', 'wang\u200Cfang', 'wangfang'],
    ['a joiner at an end', '👍\u200D', '👍'],
    ['a selector after a letter', 'a\uFE0F', 'a'],
    ['a selector after a digit', '5\uFE0F万', '5万'],
    ['an ideographic selector after a comma', '，\u{E0100}', '，'],
    ['a Mongolian selector after Han', '中\u180B', '中'],
    ['a mailbox with a zero-width space and a mark', '\u200Bwang\u00AD@a.cn\u202C', 'wang@a.cn'],
  ])('%s can mean nothing', (_, text, rest) => {
    expect(withoutInvisible(text).text).toBe(rest)
  })

  test.each([
    ['a key cap', '5\uFE0F\u20E3'],
    ['the flag of a region', '🏴\u{E0067}\u{E0062}\u{E007F}'],
    ['a form of a Han character', '齊\uFE00'],
  ])('%s is kept', (_, text) => expect(withoutInvisible(text)).toEqual({ text, removed: 0 }))

  test('how many were taken out is said', () => {
    expect(removedInWords(withoutInvisible('\u200B一\uFEFF二\u202E').removed)).toBe('已去掉 3 个看不见的字符。')
  })
})

describe('tidying', () => {
  test.each([
    ['甲\r\n乙\r丙', '甲\n乙\n丙'],
    ['甲\t乙\u00a0丙', '甲 乙 丙'],
    ['甲　 \n乙  ', '甲\n乙'],
    ['\n\n甲\n\n乙\n\n', '甲\n\n乙'],
    ['　　甲', '　　甲'],
    ['e\u0301', 'é'],
  ])('%j becomes %j', (text, tidied) => {
    expect(tidy(text)).toBe(tidied)
  })

  test('a line has single spaces and none at its ends', () => {
    expect(tidyLine(' 　甲\n\t乙　　丙 ')).toBe('甲 乙 丙')
  })

  const text = fc.string({
    unit: fc.oneof(
      fc.constantFrom(' ', '　', '\n', '\r', '\t', '\u00a0', '\u0301', '\u1160'),
      fc.string({ minLength: 1, maxLength: 1, unit: 'binary' }),
    ),
  })
  test('done twice it changes nothing more', () => {
    fc.assert(
      fc.property(text, (given) => {
        expect(tidy(tidy(given))).toBe(tidy(given))
        expect(tidyLine(tidyLine(given))).toBe(tidyLine(given))
        expect(unprintableIn(tidy(given.replace(/[^\p{Cc}\p{Cf}\p{Z}a]/gu, '')))).toBeNull()
        const { text } = withoutInvisible(given)
        expect(withoutInvisible(text).removed).toBe(0)
      }),
      { numRuns: 2000 },
    )
  })

  test('takes nothing away but white space and what is invisible', () => {
    const bare = (given: string) => withoutInvisible(given).text.normalize('NFC').replace(/\s/g, '')
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (given) => {
        expect(bare(tidy(given))).toBe(bare(given))
      }),
    )
  })
})

test.each([
  ['spaces within a line', `${' '.repeat(400_000)}甲`],
  ['ideographic spaces', `${'\u3000'.repeat(400_000)}甲`],
  ['line breaks', `甲${'\n'.repeat(400_000)}乙`],
  ['invisible ones', `甲${'\u200B\u200D\uFE0F'.repeat(200_000)}乙`],
  ['flags without an end', '🏴\u{E0067}'.repeat(200_000)],
])('%s in any number are tidied in time that grows with the text', { timeout: 5000 }, (_, text) => {
  expect(tidy(text).length).toBeLessThanOrEqual(text.length)
  tidyLine(text)
  withoutInvisible(text)
})

test('what is far too long is refused before it is looked into', () => {
  const parsed = Paragraphs(100).safeParse('e\u0301\u0316'.repeat(300_000))
  expect(parsed.error?.issues.map(({ message }) => message)).toEqual(['不能超过 100 个字'])
})

test('length counts what a reader counts as characters, not storage units', () => {
  expect(lengthOf('政务😀𠮷')).toBe(4)
  expect(Line(4).safeParse('政务😀𠮷').success).toBe(true)
  expect(Line(3).safeParse('政务😀𠮷').success).toBe(false)
})
