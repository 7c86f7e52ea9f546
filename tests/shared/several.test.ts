/** Several names in one fact of the record come out as they went in. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { several, severalIn } from '#shared/several.ts'

const name = fc.string({ minLength: 1 }).map((text) => text.replaceAll(' ', '_'))

test('what several names become is read as these names', () => {
  fc.assert(
    fc.property(fc.array(name), (names) => {
      expect(severalIn(several(names))).toEqual(names)
    }),
  )
})

test('a count that stands there is one name', () => {
  expect([severalIn(3), severalIn('')]).toEqual([['3'], []])
})
