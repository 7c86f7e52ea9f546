/** A series tells each break, joins only months that are printed alike, and its axis reaches over every value. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { runsOf, seriesOf, ticksTo } from '#shared/series/figure-series.ts'

const month = (period: string, ...figures: [value: string, unit: string, now: number | null][]) => ({
  ...{ period, issueId: `i-${period}`, label: period },
  figures: figures.map(([value, unit, now]) => ({ id: 'cases', value, unit, now })),
})
const FIGURE = { id: 'cases', unit: '万件' }
const MONTHS = [
  month('2026-06', ['5.5', '万件', 5.5]),
  month('2026-05', ['7', '人', null]),
  month('2026-04'),
  month('2026-02', ['5.05', '万件', 5.05]),
  month('2026-01', ['48000', '件', 4.8]),
  month('2025-12', ['47000', '件', 4.7]),
]
const points = seriesOf(FIGURE, MONTHS, { from: '2025-12', until: '2026-06' })

test('each month has its value in the unit of now, or why it has none, and its issue', () => {
  expect(points.map(({ period, value, printed, note }) => [period, value, printed, note])).toEqual([
    ['2025-12', 4.7, '47000件', 'converted'],
    ['2026-01', 4.8, '48000件', 'converted'],
    ['2026-02', 5.05, '5.05万件', null],
    ['2026-03', null, null, 'no-issue'],
    ['2026-04', null, null, 'no-figure'],
    ['2026-05', null, '7人', 'other-unit'],
    ['2026-06', 5.5, '5.5万件', null],
  ])
  expect(points.map(({ issue }) => issue?.id ?? null)).toEqual([
    ...['i-2025-12', 'i-2026-01', 'i-2026-02', null, 'i-2026-04', 'i-2026-05', 'i-2026-06'],
  ])
})

test('a line joins what was printed in one unit, month after month', () => {
  expect(runsOf(points)).toEqual([[0, 1], [2], [6]])
})

test('a value of nought is a value', () => {
  const [point] = seriesOf(FIGURE, [month('2026-01', ['0', '万件', 0])], { from: '2026-01', until: '2026-01' })
  expect(point).toMatchObject({ value: 0, note: null })
})

test.each<[number, number[]]>([
  [0, [0, 1]],
  [5.05, [0, 2, 4, 6]],
  [100, [0, 25, 50, 75, 100]],
  [0.03, [0, 0.01, 0.02, 0.03]],
  [1365, [0, 500, 1000, 1500]],
])('ticks to %s', (most, ticks) => {
  expect(ticksTo(most)).toEqual(ticks)
})

test('ticks reach over any value, few and evenly', () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-6, max: 1e12, noNaN: true }), (most) => {
      const ticks = ticksTo(most)
      expect(ticks.at(-1)).toBeGreaterThanOrEqual(most * (1 - 1e-9))
      expect(ticks.length).toBeLessThanOrEqual(7)
      expect(new Set(ticks).size).toBe(ticks.length)
    }),
    { numRuns: 500 },
  )
})
