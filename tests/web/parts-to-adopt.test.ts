/** A text that is being split, as its window has it: what is confirmed is what was shown, and the API takes it. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { leftOutOf, paragraphCuts, wordsOf, wrongParts } from '#shared/submission/split-text.ts'
import { Refused } from '../../web/api/refused.ts'
import {
  cutAt,
  outcomeInWords,
  type Place,
  partsOf,
  placedPieces,
  placesInWords,
  whyNotParts,
  wrongIn,
} from '../../web/pages/issue/submissions/parts-to-adopt.ts'

const OWN: Place = { sectionId: 'windows', itemId: null }
const TEXT = '窗口办了培训。\n窗口添了座椅，热线换了号码。\n请打值班电话。'
const SHOWN = {
  titleOf: (id: string) => (id === 'windows' ? '窗口资讯' : '动态'),
  itemsOf: (id: string) => (id === 'windows' ? [{ id: 'i' }, { id: 'j' }] : []),
}

test('cut by paragraphs, once more at the cursor, one joined and one left out: said before it is confirmed', () => {
  const proposed = placedPieces(TEXT, paragraphCuts(TEXT), new Map(), OWN)
  expect(proposed.map(({ words }) => words)).toEqual(TEXT.split('\n'))
  const at = cutAt(TEXT, proposed, TEXT.indexOf('热线'))
  const cuts = [...paragraphCuts(TEXT), at ?? 0]
  const places = new Map<number, Place>([
    [TEXT.indexOf('窗口添'), { sectionId: 'windows', itemId: 'j' }],
    [TEXT.indexOf('热线'), { sectionId: 'work', itemId: null }],
    [TEXT.indexOf('请打'), null],
  ])
  const pieces = placedPieces(TEXT, cuts, places, OWN)
  expect(placesInWords(pieces, SHOWN)).toEqual(['窗口资讯（三）', '并入窗口资讯（二）', '动态（一）', '不采用'])
  expect(outcomeInWords(pieces, SHOWN)).toBe(
    '采用为 3 条：窗口资讯（三）、并入窗口资讯（二）、动态（一）；不采用 1 段，共 7 字',
  )
  expect(whyNotParts(TEXT, pieces)).toBeNull()
})

test('why it cannot be confirmed', () => {
  const why = (text: string, places: [number, Place][] = [], cuts = paragraphCuts(text)) =>
    whyNotParts(text, placedPieces(text, cuts, new Map(places), OWN))
  expect(why('只有一段。')).toBe('请把光标放到要切开的地方，按回车')
  expect(why('甲\n乙', [[0, null], [2, null]])).toBe('请至少采用一段') // biome-ignore format: short
  expect(why(Array.from({ length: 21 }, () => '事').join('\n'))).toBe('最多拆成 20 条，请合并或舍去几段')
  const into: Place = { sectionId: 'windows', itemId: 'i' }
  expect(why('甲\n乙', [[0, into], [2, into]])).toMatch(/^“乙…”一段与前面的一段并入同一条/) // biome-ignore format: short
})

test('what the API says of a part stands at its piece, until that is another', () => {
  const [first, second, third] = TEXT.split('\n').map((words) => TEXT.indexOf(words))
  const pieces = (places: [number, Place][]) =>
    placedPieces(TEXT, paragraphCuts(TEXT), new Map<number, Place>([[first ?? 0, null], ...places]), OWN)
  const sent = partsOf(pieces([]))
  const saidOf = (shown: ReturnType<typeof pieces>, path: string) =>
    shown.map((piece) => wrongIn(piece, sent, new Refused('bad-request', '', [{ path, message: '请另选' }])))
  for (const member of ['', '.sectionId', '.itemId'])
    expect(saidOf(pieces([]), `parts.1${member}`)).toEqual([undefined, undefined, '请另选'])
  expect(saidOf(pieces([]), 'parts.0.sectionId')).toEqual([undefined, '请另选', undefined])
  const elsewhere: [number, Place][] = [
    [second ?? 0, { sectionId: 'windows', itemId: 'i' }],
    [third ?? 0, { sectionId: 'work', itemId: null }],
  ]
  for (const n of [0, 1]) expect(saidOf(pieces(elsewhere), `parts.${n}.sectionId`)).toEqual(Array(3).fill(undefined))
})

const lettersIn = (text: string) => Array.from(text.replaceAll('\n', '')).sort()

test('wherever one presses, words stand on both sides of each cut, and the API takes what is adopted', () => {
  const text = fc
    .array(fc.constantFrom('窗', '。', '𠮷', '\n'), { minLength: 1, maxLength: 30 })
    .map((all) => all.join(''))
  const presses = fc.array(fc.record({ at: fc.integer({ min: 0, max: 60 }), taken: fc.boolean() }), { maxLength: 12 })
  fc.assert(
    fc.property(text, presses, (raw, pressed) => {
      const whole = raw.trim()
      let cuts = paragraphCuts(whole)
      for (const { at } of pressed) {
        const cut = cutAt(whole, placedPieces(whole, cuts, new Map(), OWN), at)
        if (cut !== null) cuts = [...cuts, cut]
      }
      const places = new Map(pressed.map(({ at, taken }) => [at, taken ? OWN : null]))
      const pieces = placedPieces(whole, cuts, places, OWN)
      if (whole !== '') for (const { words } of pieces) expect(words).not.toBe('')
      const parts = partsOf(pieces)
      if (whole !== '') expect(wrongParts(whole, parts)).toEqual([])
      const words = [...parts.map((part) => wordsOf(whole, part)), ...leftOutOf(whole, parts)].join('')
      expect(lettersIn(words)).toEqual(lettersIn(whole))
    }),
    { numRuns: 500 },
  )
})
