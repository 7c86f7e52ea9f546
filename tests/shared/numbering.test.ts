/** Chinese ordinals of sections and items. */
import { expect, test } from 'vitest'
import { chineseNumeral, itemMark, sectionMark } from '#shared/content/numbering.ts'

test.each([
  [1, '一'],
  [9, '九'],
  [10, '十'],
  [11, '十一'],
  [19, '十九'],
  [20, '二十'],
  [21, '二十一'],
  [90, '九十'],
  [99, '九十九'],
])('%i is %s', (n, numeral) => {
  expect(chineseNumeral(n)).toBe(numeral)
  expect(sectionMark(n)).toBe(`${numeral}、`)
  expect(itemMark(n)).toBe(`（${numeral}）`)
})

test('the first 99 are all different', () => {
  expect(new Set(Array.from({ length: 99 }, (_, n) => chineseNumeral(n + 1))).size).toBe(99)
})

test.each([0, -1, 100, 1.5, Number.NaN, Number.POSITIVE_INFINITY])('there is none for %d', (n) => {
  expect(() => chineseNumeral(n)).toThrow(RangeError)
})
