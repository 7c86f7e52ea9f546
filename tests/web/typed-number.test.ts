/** Numbers as people type them. */
import { expect, test } from 'vitest'
import { typedNumber, typedNumberOrNull } from '../../web/parts/typed-number.ts'

test.each([
  ['12', 12],
  ['１２', 12],
  [' 7　', 7],
  ['1.5', 1.5],
  ['第2期', Number.NaN],
  ['', Number.NaN],
  ['　', Number.NaN],
])('%j is read as %d', (text, number) => {
  expect(typedNumber(text)).toBe(number)
})

test('what may be left empty is no number then, and is refused where it is no number', () => {
  expect(typedNumberOrNull(' ')).toBeNull()
  expect(typedNumberOrNull('１２６')).toBe(126)
  expect(typedNumberOrNull('多')).toBeNaN()
})
