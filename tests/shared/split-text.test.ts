/** A text in parts: pieces are together the whole text, and what is adopted and what is left out are all its words. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  isCut,
  leftOutOf,
  paragraphCuts,
  piecesOf,
  type TextPart,
  wordsOf,
  wrongParts,
} from '#shared/submission/split-text.ts'

const text = fc
  .array(fc.constantFrom('窗', '口', '，', '。', '𠮷', '\n', ' ', 'a'), { maxLength: 40 })
  .map((all) => all.join(''))
const cuts = fc.array(fc.integer({ min: -2, max: 60 }), { maxLength: 12 })
const said = (words: readonly string[]) => words.join('').replace(/\s/g, '')
const part = (start: number, end: number, itemId: string | null = null): TextPart => ({
  ...{ start, end, sectionId: 'windows', itemId },
})

test('pieces are the whole text, none is empty, and no character is cut', () => {
  fc.assert(
    fc.property(text, cuts, (whole, at) => {
      const pieces = piecesOf(whole, at)
      const texts = pieces.map(({ start, end }) => whole.slice(start, end))
      expect(texts.join('')).toBe(whole)
      for (const one of texts) {
        if (whole !== '') expect(one).not.toBe('')
        expect(one.isWellFormed()).toBe(true)
      }
    }),
    { numRuns: 1000 },
  )
})

test('parts and what is left out are together all words; what fits is not refused', () => {
  fc.assert(
    fc.property(text, cuts, fc.array(fc.boolean(), { minLength: 20, maxLength: 20 }), (whole, at, taken) => {
      const pieces = piecesOf(whole, at).filter((one) => wordsOf(whole, one) !== '')
      const parts = pieces.filter((_, n) => taken[n]).map(({ start, end }) => part(start, end))
      expect(wrongParts(whole, parts)).toEqual([])
      const places = [...parts, ...pieces.filter((_, n) => !taken[n])].toSorted((a, b) => a.start - b.start)
      expect(said(places.map((one) => wordsOf(whole, one)))).toBe(said([whole]))
      const left = pieces.filter((_, n) => !taken[n]).map((one) => wordsOf(whole, one))
      expect(said(leftOutOf(whole, parts))).toBe(said(left))
    }),
    { numRuns: 1000 },
  )
})

test('paragraphs are proposed: each is a piece of its own', () => {
  const whole = '第一条。\n第二条。\n \n第三条。'
  expect(piecesOf(whole, paragraphCuts(whole)).map((one) => wordsOf(whole, one))).toEqual([
    ...['第一条。', '第二条。', '第三条。'],
  ])
  expect(paragraphCuts('只有一段。\n')).toEqual([])
})

test.each<[string, TextPart[], string]>([
  ['beyond the end', [part(0, 9)], 'parts.0'],
  ['out of order', [part(4, 6), part(0, 2)], 'parts.1'],
  ['one over another', [part(0, 4), part(3, 6)], 'parts.1'],
  ['empty', [part(2, 2)], 'parts.0'],
  ['within a character', [part(0, 1)], 'parts.0'],
  ['without words', [part(3, 4)], 'parts.0'],
  ['twice into one item', [part(0, 3, 'i'), part(4, 6, 'i')], 'parts.1.itemId'],
])('refused is what lies %s', (_, parts, path) => {
  expect(wrongParts('𠮷甲\n乙丙', parts)).toMatchObject([{ path }])
})

test('a text is cut within it, and at no end', () => {
  expect([0, 1, 2, 3].map((at) => isCut('𠮷甲', at))).toEqual([false, false, true, false])
})
