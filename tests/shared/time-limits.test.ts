/** Limits in time that are reckoned without a store: at their instant, and a millisecond to each side. */
import { expect, test } from 'vitest'
import { isWithinReach, permitFrom } from '#shared/distribution/permit.ts'
import { isRecent } from '#shared/submission/reminding.ts'

const HOUR = 3_600_000
const INSTANT = '2026-02-01T01:00:00.500Z'
/** 00:30 and 15:30 in China. */
const [MORNING, EVENING] = ['2026-01-31T16:30:00.000Z', '2026-02-01T07:30:00.500Z']

test.each<[limit: string, of: (now: Date) => unknown, at: number, [before: unknown, at: unknown, after: unknown]]>([
  ['sending may be set for an hour to come', (now) => isWithinReach(INSTANT, now), 0, [true, false, false]],
  ['and no more than 31 days ahead', (now) => isWithinReach(INSTANT, now), -31 * 24 * HOUR, [false, true, true]],
  ['who was reminded is let alone for 12 hours', (now) => isRecent(EVENING, now), 18.5 * HOUR, [true, false, false]],
  ['and until midnight in China', (now) => isRecent(MORNING, now), 15 * HOUR - 500, [true, false, false]],
])('%s', (_, of, at, holds) => {
  const instant = Date.parse(INSTANT) + at
  expect([-1, 0, 1].map((ms) => of(new Date(instant + ms)))).toEqual(holds)
})

test('who was never reminded was not reminded lately', () => {
  expect(isRecent(undefined, new Date(INSTANT))).toBe(false)
})

test('a permit lasts a day', () => {
  expect(permitFrom('2026-02-01T09:00:00.500+08:00')).toEqual({ from: INSTANT, until: '2026-02-02T01:00:00.500Z' })
})
