/** Working days in China: weekends, holidays, the weekend days that are worked for them, and years that are not known yet. */
import { afterEach, describe, expect, test } from 'vitest'
import { dayPlus, instantOn, isWorkingDay, knowsHolidaysOf, workingDay } from '#shared/working-days.ts'

/** The tests' own count: 2026's days off, and the weekend days that are worked for them, around the Spring Festival and National Day. */
const DAYS: [day: string, works: boolean, why: string][] = [
  ['2026-02-13', true, 'a Friday'],
  ['2026-02-14', true, 'a Saturday that is worked for the Spring Festival'],
  ['2026-02-15', false, 'the first day of the Spring Festival’s days off'],
  ['2026-02-17', false, 'the Spring Festival'],
  ['2026-02-23', false, 'the last one'],
  ['2026-02-24', true, 'the day after'],
  ['2026-02-28', true, 'a Saturday that is worked'],
  ['2026-03-01', false, 'a Sunday'],
  ['2026-10-01', false, 'National Day'],
  ['2026-09-20', true, 'a Sunday that is worked for it'],
  ['2026-12-31', true, 'a Thursday'],
  ['2027-02-06', false, 'a Saturday of a year that is not known'],
  ['2027-02-08', true, 'a Monday in that year’s Spring Festival, which is not announced yet'],
]

describe.each(['UTC', 'Asia/Shanghai', 'America/Los_Angeles', 'Pacific/Kiritimati'])('on a machine in %s', (zone) => {
  const own = process.env.TZ
  afterEach(() => {
    if (own === undefined) delete process.env.TZ
    else process.env.TZ = own
  })

  test.each(DAYS)('%s: works %s, %s', (day, works) => {
    process.env.TZ = zone
    expect(isWorkingDay(day)).toBe(works)
  })
})

test('the years whose holidays are known', () => {
  expect([2025, 2026, 2027, 2028, 2030].map(knowsHolidaysOf)).toEqual([true, true, false, false, false])
})

test.each([
  ['2026-02-24', -1, '2026-02-14'],
  ['2026-02-24', -2, '2026-02-13'],
  ['2026-02-20', -1, '2026-02-14'],
  ['2026-02-20', 0, '2026-02-14'],
  ['2026-02-20', 1, '2026-02-24'],
  ['2026-02-13', 0, '2026-02-13'],
  ['2026-03-02', -1, '2026-02-28'],
  ['2026-12-31', 1, '2027-01-01'],
  ['2026-09-30', 1, '2026-10-08'],
])('from %s, working day %i is %s', (day, n, found) => {
  expect(workingDay(day, n)).toBe(found)
})

test.each([
  ['2026-03-01', -1, '2026-02-28'],
  ['2024-03-01', -1, '2024-02-29'],
  ['2026-12-31', 1, '2027-01-01'],
  ['2026-01-31', 1, '2026-02-01'],
])('%s and %i days is %s', (day, days, found) => {
  expect(dayPlus(day, days)).toBe(found)
})

test('a time is China’s, without summer time', () => {
  expect(instantOn('2026-07-01', '07:30')).toBe('2026-06-30T23:30:00.000Z')
  expect(instantOn('2026-01-01', '00:00')).toBe('2025-12-31T16:00:00.000Z')
})
