/** Rows of the same instant have one order, however they were read. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { oldestFirst } from '#functions/store/oldest-first.ts'

const [THEN, NOW] = ['2026-02-01T01:00:00.000Z', '2026-02-01T01:00:00.001Z']
const IN_ORDER = [
  ['b', THEN],
  ['d', THEN],
  ['a', NOW],
  ['c', NOW],
  ['e', NOW],
].map(([id = '', at = '']) => ({ id, at }))

test('by their instants, and of one instant by their ids', () => {
  const read = fc.shuffledSubarray(IN_ORDER, { minLength: IN_ORDER.length })
  fc.assert(
    fc.property(read, (rows) => {
      expect(rows.toSorted(oldestFirst(({ at }) => at))).toEqual(IN_ORDER)
    }),
  )
})
