/** Figures: what an editor may type as a number, and the one plain form it is kept and printed in. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { figurePlaces, figureValue, typedFigure, whyNoFigure } from '#shared/content/figures.ts'

const TWO = { unit: '万件', decimals: 2 }
const WHOLE = { unit: '人/次', decimals: 0 }

test.each([
  ['5.05', TWO, '5.05'],
  ['5.1', TWO, '5.1'],
  ['5.10', TWO, '5.1'],
  ['5.00', TWO, '5'],
  ['05.10', TWO, '5.1'],
  ['000', TWO, '0'],
  ['0', WHOLE, '0'],
  ['0.0', WHOLE, '0'],
  ['5.000000', TWO, '5'],
  [' 1365 ', WHOLE, '1365'],
  ['1,365', WHOLE, '1365'],
  ['12,345,678', WHOLE, '12345678'],
  ['1,365.5', TWO, '1365.5'],
  ['５．０５', TWO, '5.05'],
  ['１，３６５', WHOLE, '1365'],
  ['　１３６５　', WHOLE, '1365'],
  ['999999999999', WHOLE, '999999999999'],
  ['1.005', TWO, null],
  ['1.5', WHOLE, null],
  ['NaN', TWO, null],
  ['Infinity', TWO, null],
  ['1e400', TWO, null],
  ['1e3', WHOLE, null],
  ['-1', WHOLE, null],
  ['－１', WHOLE, null],
  ['+1', WHOLE, null],
  ['0x10', WHOLE, null],
  ['1,36', WHOLE, null],
  ['13,65', WHOLE, null],
  ['1,3650', WHOLE, null],
  [',365', WHOLE, null],
  ['.5', TWO, null],
  ['5.', TWO, null],
  ['5.0.5', TWO, null],
  ['1 365', WHOLE, null],
  ['五万', TWO, null],
  ['5万', TWO, null],
  ['٣', WHOLE, null],
  ['1000000000000', WHOLE, null],
  ['', TWO, null],
  ['　', TWO, null],
])('%j of %o is %j', (typed, rule, value) => {
  expect(figureValue(typed, rule)).toBe(value)
})

test.each([
  ['5.05', TWO, null],
  [' ', TWO, null],
  ['-1', WHOLE, '不能为负数'],
  ['－１，３６５．５', TWO, '不能为负数'],
  ['−0.001', TWO, '不能为负数'],
  ['1.005', TWO, '最多 2 位小数'],
  ['1,365.5', WHOLE, '须为整数'],
  ['999999999999', WHOLE, null],
  ['1000000000000', WHOLE, '整数部分最多 12 位'],
  ['五万', TWO, '只能填写数字，最多 2 位小数'],
  ['5.', TWO, '只能填写数字，最多 2 位小数'],
  ['+1', WHOLE, '只能填写整数'],
  ['1e3', WHOLE, '只能填写整数'],
  ['-', WHOLE, '只能填写整数'],
])('why %j is no value of %o: %s', (typed, rule, why) => {
  expect(whyNoFigure(typed, rule)).toBe(why)
})

test('the plain form of a plain form is itself', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^\d{1,12}(\.\d{1,6})?$/), (typed) => {
      const value = figureValue(typed, { unit: '件', decimals: 6 })
      expect(value).not.toBeNull()
      expect(figureValue(value ?? '', { unit: '件', decimals: 6 })).toBe(value)
      expect(Number(value)).toBe(Number(typed))
    }),
  )
})

test('whatever is typed is a number of digits, or none', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (typed) => {
      const value = figureValue(typed, TWO)
      if (value !== null) expect(value).toMatch(/^(0|[1-9]\d*)(\.\d?[1-9])?$/)
    }),
  )
})

test('a figure called like something that every object has is untyped until it is typed', () => {
  expect(typedFigure({}, 'constructor')).toBe('')
  expect(typedFigure(JSON.parse('{"constructor":"5"}'), 'constructor')).toBe('5')
  expect(typedFigure({}, '__proto__')).toBe('')
})

test('a text is cut at the places of known figures only, and nothing of it is lost', () => {
  expect(figurePlaces('共{a}，{b}和{a}{c}', new Set(['a', 'c']))).toEqual([
    { text: '共' },
    { figure: 'a' },
    { text: '，{b}和' },
    { figure: 'a' },
    { figure: 'c' },
  ])
  const known = new Set(['a', 'bc'])
  const piece = fc.oneof(fc.constantFrom('{a}', '{bc}', '{', '}', '{x}'), fc.string({ unit: 'grapheme' }))
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const text = pieces.join('')
      const parts = figurePlaces(text, known)
      expect(parts.map((part) => ('text' in part ? part.text : `{${part.figure}}`)).join('')).toBe(text)
    }),
  )
})
