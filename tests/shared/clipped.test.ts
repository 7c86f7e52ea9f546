/** Texts that are too long to be shown whole are cut between characters, by everything that shows a beginning. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { clipped, firstWords } from '#shared/clipped.ts'
import { quoted as quotedOfSource } from '#shared/import/unreadable.ts'
import { quoted as quotedOfFile } from '#shared/recipients/sheet.ts'
import { detailsOf } from '#shared/refusals.ts'
import { shortText } from '../../web/pages/issue/outline/outline.ts'

/** Of the plane beyond U+FFFF: a rare name's letter, two code units. */
const RARE = '𠮷'

const WAYS: [way: string, shown: (text: string) => string][] = [
  ['the first words', (text) => firstWords(text, 24)],
  ['clipped, with its length', (text) => clipped(text, 24)],
  ['a line that could not be imported', quotedOfSource],
  ['a cell of a list', quotedOfFile],
  ['a refusal', (text) => detailsOf({ issues: [{ code: 'custom', path: [], message: text }] })[0]?.message ?? ''],
  ['the outline of an issue', shortText],
]

test.each(WAYS)('%s never ends within a character', (_, shown) => {
  for (const before of ['', '窗', '窗口'])
    for (const many of [8, 600]) expect(shown(before + RARE.repeat(many)).isWellFormed()).toBe(true)
})

test('what fits is whole; what does not is its first characters, and how many there are', () => {
  const texts = fc.string({ unit: fc.constantFrom('窗', RARE, 'a'), maxLength: 40 })
  fc.assert(
    fc.property(texts, fc.integer({ min: 1, max: 30 }), (text, most) => {
      const characters = [...text]
      const fits = characters.length <= most
      expect(firstWords(text, most)).toBe(fits ? text : `${characters.slice(0, most).join('')}……`)
      expect(clipped(text, most)).toBe(fits ? text : `${firstWords(text, most)}（共 ${characters.length} 字）`)
    }),
  )
})
