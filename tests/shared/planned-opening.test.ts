/** When the plan opens the issue of a month, around holidays and the ends of months and years, and what it is numbered. */
import { expect, test } from 'vitest'
import { type OpeningPlan, openingInWords } from '#shared/centre/opening-plan.ts'
import { dueOpening, nextNumbers, nextOpening, unknownYearsOf } from '#shared/issue/planned-opening.ts'
import { dayWithWeekday } from '#shared/working-days.ts'

const PLAN: OpeningPlan = { day: 1, workingDays: 0, at: '09:00', period: 'this-month', issuedAfter: 14 }
const after = (change: Partial<OpeningPlan>, instant: string) => nextOpening({ ...PLAN, ...change }, instant)

test.each<[string, Partial<OpeningPlan>, string, string]>([
  ['the first, a Tuesday', {}, '2026-11-29T00:00:00.000Z', '2026-12-01T01:00:00.000Z'],
  ['a Sunday is shifted on', {}, '2026-10-31T00:00:00.000Z', '2026-11-02T01:00:00.000Z'],
  ['National Day is passed over', {}, '2026-09-20T00:00:00.000Z', '2026-10-08T01:00:00.000Z'],
  ['two working days before', { workingDays: -2 }, '2026-10-08T02:00:00.000Z', '2026-10-29T01:00:00.000Z'],
  ['three after', { workingDays: 3 }, '2026-11-29T00:00:00.000Z', '2026-12-04T01:00:00.000Z'],
  ['the 31st of a shorter month', { day: 31 }, '2026-02-03T00:00:00.000Z', '2026-02-28T01:00:00.000Z'],
  ['this very instant is past', {}, '2025-12-01T01:00:00.000Z', '2026-01-04T01:00:00.000Z'],
])('%s', (_, change, instant, at) => {
  expect(after(change, instant).at).toBe(at)
})

test('its period, its date and the deadline of its call', () => {
  expect(after({ call: { workingDays: 5, at: '17:00', brief: '' } }, '2026-11-29T00:00:00.000Z')).toEqual({
    at: '2026-12-01T01:00:00.000Z',
    period: '2026-12',
    issueDate: '2026-12-15',
    deadline: '2026-12-08T09:00:00.000Z',
  })
  expect(after({ period: 'last-month' }, '2027-01-01T00:00:00.000Z')).toMatchObject({
    period: '2026-12',
    deadline: null,
  })
})

test('of several that were missed the last is due, and none that was done', () => {
  const due = (since: string, now: string) => dueOpening(PLAN, since, now)?.period
  expect(due('2026-08-15T00:00:00.000Z', '2026-12-10T00:00:00.000Z')).toBe('2026-12')
  expect(due('2026-12-01T01:00:00.000Z', '2026-12-10T00:00:00.000Z')).toBeUndefined()
  expect(due('2026-11-15T00:00:00.000Z', '2026-12-01T00:59:59.000Z')).toBeUndefined()
})

test('its number follows the highest of its own year', () => {
  const known = [
    { number: 11, total: 95, issueDate: '2026-11-16' },
    { number: 12, total: null, issueDate: '2025-12-15' },
  ]
  expect(nextNumbers(known, '2026-12-15')).toEqual({ number: 12, total: 96 })
  expect(nextNumbers(known, '2027-01-18')).toEqual({ number: 1, total: 96 })
  expect(nextNumbers([], '2027-01-18')).toEqual({ number: 1, total: null })
})

test('in words, with the years that nobody has announced', () => {
  expect(openingInWords({ ...PLAN, workingDays: -2, call: { workingDays: 7, at: '17:00', brief: '' } })).toBe(
    '每月 1 日前第 2 个工作日 09:00，编当月工作，印发日期为开刊后 14 天，随即约稿，7 个工作日后 17:00 截稿',
  )
  expect(openingInWords({ ...PLAN, issuedAfter: 0 })).toBe(
    '每月 1 日（逢休息日顺延）09:00，编当月工作，印发日期为开刊当天，不自动约稿',
  )
  expect(openingInWords({ ...PLAN, workingDays: 3, issuedAfter: 1 })).toBe(
    '每月 1 日后第 3 个工作日 09:00，编当月工作，印发日期为开刊后 1 天，不自动约稿',
  )
  expect(dayWithWeekday('2026-12-01T01:00:00.000Z')).toBe('12月1日（周二）')
  expect(unknownYearsOf(after({}, '2090-01-01T00:00:00.000Z'))).toEqual([2090])
})
