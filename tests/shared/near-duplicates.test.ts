/** Near-duplicates: 95 of 100 planted pairs are found at least in each way, and 1 of 1,000 other pairs at most. */
import { expect, test } from 'vitest'
import { nearDuplicates } from '#shared/duplicates/near-duplicates.ts'
import { aBriefText, chances, WAYS, written } from '../support/duplicates/planted.ts'

const TEXTS = 100
/** Each against those before it, of as many texts again. */
const PAIRS = (2 * TEXTS * (2 * TEXTS - 1)) / 2
/** The threshold was chosen on the texts of another seed. */
const UNSEEN = 1001

test.each(Object.entries(WAYS))('handed in again, %s: it is found, and hardly any other', (_way, again) => {
  const c = chances(UNSEEN)
  const originals = Array.from({ length: TEXTS }, () => aBriefText(c))
  const printed = originals.map((sentences, n) => ({ id: `printed-${n}`, text: written(sentences) }))
  const texts = originals.map((sentences, n) => ({ id: `${n}`, text: again(sentences, c) }))
  const pairs = nearDuplicates([...printed, ...texts])
  const planted = pairs.filter(({ id, ofId }) => ofId === `printed-${id}`).length
  expect(planted / TEXTS).toBeGreaterThanOrEqual(0.95)
  expect((pairs.length - planted) / PAIRS).toBeLessThanOrEqual(0.001)
})

test('a text that twenty departments hand in is found at each of them', () => {
  const c = chances(UNSEEN)
  const others = Array.from({ length: TEXTS }, (_, n) => ({ id: `other-${n}`, text: written(aBriefText(c)) }))
  const text = written(aBriefText(c))
  const copies = Array.from({ length: 20 }, (_, n) => ({ id: `copy-${n}`, text }))
  const found = new Set(nearDuplicates([...others, ...copies]).map(({ id }) => id))
  expect(found).toEqual(new Set(copies.slice(1).map(({ id }) => id)))
})

test('the passage that both have is shown in each, a changed word within it included', () => {
  const text = '前面说的是另一件事情。窗口把林木采伐的申报材料由九份减为四份，时限缩短一半。'
  const other = '窗口把林木采伐的申报材料，由八份减为四份，时限缩短一半，群众少跑一趟。'
  const [pair] = nearDuplicates([
    { id: 'a', text: other },
    { id: 'b', text },
  ])
  expect(pair && text.slice(pair.here.start, pair.here.end)).toBe(
    '窗口把林木采伐的申报材料由九份减为四份，时限缩短一半',
  )
  expect(pair && other.slice(pair.there.start, pair.there.end)).toBe(
    '窗口把林木采伐的申报材料，由八份减为四份，时限缩短一半',
  )
})

test('of a few words nothing is told', () => {
  const few = ['a', 'b'].map((id) => ({ id, text: '本期没有新闻。' }))
  expect(nearDuplicates(few)).toEqual([])
})
