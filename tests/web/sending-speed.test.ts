/** How fast a distribution goes, as a page that looks on works it out. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Sample, speedOf, timeFor, withSample } from '../../web/pages/issue/deliveries/sending-speed.ts'

const seen = (...samples: [at: number, ended: number][]): Sample[] =>
  samples.reduce<Sample[]>((all, [at, ended]) => withSample(all, { at, ended }), [])

test('is the one of the newest minute', () => {
  expect(speedOf(seen([0, 0]))).toBeNull()
  expect(speedOf(seen([0, 0], [1000, 10]))).toBeNull()
  expect(speedOf(seen([0, 0], [6000, 10]))).toBe(100)
  expect(speedOf(seen([0, 0], [60_000, 600], [120_000, 660]))).toBe(60)
  expect(speedOf(seen([0, 5], [6000, 5]))).toBeNull()
})

test('begins anew when a resend makes fewer of them ended; the same reading counts once', () => {
  expect(seen([0, 10], [2000, 20], [4000, 5])).toEqual([{ at: 4000, ended: 5 }])
  expect(seen([0, 10], [0, 10])).toEqual([{ at: 0, ended: 10 }])
})

test('what is left, in words', () => {
  expect([timeFor(10, 60), timeFor(300, 60), timeFor(7200, 60), timeFor(7800, 60)]).toEqual([
    '不到 1 分钟',
    '约 5 分钟',
    '约 2 小时',
    '约 2 小时 10 分钟',
  ])
})

test('is never negative or endless, whatever was seen', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(10 ** 6), fc.nat(10 ** 5))), (samples) => {
      const speed = speedOf(seen(...samples.sort(([a], [b]) => a - b)))
      if (speed !== null) expect(speed > 0 && Number.isFinite(speed)).toBe(true)
    }),
  )
})
