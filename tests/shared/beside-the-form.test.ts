/** Hints beside the form of a submission: how long it is, and whether its days are in the month of the issue. */
import { expect, test } from 'vitest'
import { lengthInWords } from '#shared/submission/length-in-words.ts'
import { outsideMonth } from '#shared/submission/outside-month.ts'
import { RecommendedLength } from '#shared/submission/recommended-length.ts'

test('the length is told against what is recommended, and is never a bar', () => {
  const recommended = { from: 100, to: 400 }
  expect([0, 99, 100, 400, 401].map((length) => lengthInWords(length, recommended))).toEqual([
    '建议 100—400 字。',
    '99 字，比建议的 100—400 字短。',
    '100 字，在建议的 100—400 字之内。',
    '400 字，在建议的 100—400 字之内。',
    '401 字，比建议的 100—400 字长，采用时可能压缩。',
  ])
  expect(lengthInWords(7, undefined)).toBe('7 字（最多 5000 字）。')
  expect(RecommendedLength.safeParse({ from: 400, to: 100 }).success).toBe(false)
})

test.each([
  [null, null, false],
  ['2026-01-01', null, false],
  ['2026-01-31', null, false],
  ['2025-12-31', null, true],
  ['2026-02-01', null, true],
  ['2025-12-28', '2026-01-02', false],
  ['2026-01-30', '2026-02-03', false],
  ['2025-11-01', '2025-12-31', true],
])('from %s to %s: outside January 2026: %s', (from, to, outside) => {
  expect(outsideMonth({ from, to }, '2026-01')).toEqual(
    outside ? '事件日期不在本期所属的2026年1月，请核对；确实如此的可以照报。' : null,
  )
})
