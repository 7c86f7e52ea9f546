/** The keys of the inbox go on from the submission that was decided on, wherever it went. */
import { expect, test } from 'vitest'
import { beside } from '../../web/pages/issue/submissions/beside.ts'

const ABCD = ['a', 'b', 'c', 'd']

test.each<[what: string, now: string[], entry: string, next: string | undefined, previous: string | undefined]>([
  ['nothing changed', ABCD, 'b', 'c', 'a'],
  ['at the end of the list', ABCD, 'd', undefined, 'c'],
  ['at its beginning', ABCD, 'a', 'b', undefined],
  ['it left the list', ['a', 'c', 'd'], 'b', 'c', 'a'],
  ['it left the list, and another came in at the end', ['a', 'c', 'd', 'e'], 'b', 'c', 'a'],
  ['it moved to the end', ['a', 'c', 'd', 'b'], 'b', 'c', 'a'],
  ['it moved away from the beginning', ['b', 'c', 'd', 'a'], 'a', 'b', 'b'],
  ['it was the last, and left', ['a', 'b', 'c'], 'd', 'c', 'c'],
  ['it was the last that is shown, and the next came up', ['a', 'b', 'c', 'e'], 'd', 'e', 'c'],
  ['it left with the one behind it', ['a', 'd'], 'b', 'd', 'a'],
  ['another came in behind it', ['a', 'b', 'e', 'c', 'd'], 'b', 'e', 'a'],
  ['all left', [], 'b', undefined, undefined],
])('%s', (_, now, entry, next, previous) => {
  expect(beside(entry, 1, { before: ABCD, now })).toBe(next)
  expect(beside(entry, -1, { before: ABCD, now })).toBe(previous)
})
