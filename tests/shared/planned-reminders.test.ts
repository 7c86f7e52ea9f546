/** When the plan reminds: around deadlines on working days and holidays, at the ends of months, and one a day. */
import { expect, test } from 'vitest'
import type { ReminderPlan } from '#shared/centre/reminder-plan.ts'
import { ReminderPlan as Plan, planInWords } from '#shared/centre/reminder-plan.ts'
import { remindersAround, unknownYears } from '#shared/submission/planned-reminders.ts'

const plan = (change: Partial<ReminderPlan>): ReminderPlan => ({
  ...{ before: [], after: [], at: '09:00', workingDays: false },
  ...change,
})

test.each<[what: string, plan: Partial<ReminderPlan>, deadline: string, planned: [at: string, words: string][]]>([
  [
    'days, over the end of a month',
    { before: [3, 1], after: [1] },
    '2026-03-02T09:00:00.000Z',
    [
      ['2026-02-27T01:00:00.000Z', '截稿前 3 天'],
      ['2026-03-01T01:00:00.000Z', '截稿前 1 天'],
      ['2026-03-03T01:00:00.000Z', '截稿后 1 天'],
    ],
  ],
  [
    'working days, over the Spring Festival',
    { before: [2, 1], after: [1], workingDays: true },
    '2026-02-24T09:00:00.000Z',
    [
      ['2026-02-13T01:00:00.000Z', '截稿前 2 个工作日'],
      ['2026-02-14T01:00:00.000Z', '截稿前 1 个工作日'],
      ['2026-02-25T01:00:00.000Z', '截稿后 1 个工作日'],
    ],
  ],
  [
    'a deadline on a holiday: its day is the working day before, told once',
    { before: [1, 0], workingDays: true },
    '2026-02-20T09:00:00.000Z',
    [['2026-02-14T01:00:00.000Z', '截稿前 1 个工作日、截稿当天']],
  ],
  [
    'a deadline in China’s night is of that day',
    { before: [0] },
    '2026-07-31T16:30:00.000Z',
    [['2026-08-01T01:00:00.000Z', '截稿当天']],
  ],
  [
    'early in China’s day, which is the day before in UTC',
    { before: [1], at: '07:30' },
    '2026-07-02T09:00:00.000Z',
    [['2026-06-30T23:30:00.000Z', '截稿前 1 天']],
  ],
  ['an empty plan', {}, '2026-07-02T09:00:00.000Z', []],
])('%s', (_, change, deadline, planned) => {
  expect(remindersAround(plan(change), deadline).map(({ at, words }) => [at, words])).toEqual(planned)
})

test('a year whose holidays are not known is named, where holidays count', () => {
  const days = ['2026-12-30T01:00:00.000Z', '2026-12-31T16:30:00.000Z']
  expect(unknownYears(plan({ workingDays: true }), days)).toEqual([2027])
  expect(unknownYears(plan({}), days)).toEqual([])
})

test.each([
  [{ at: '9:00' }],
  [{ at: '24:00' }],
  [{ before: [31] }],
  [{ before: [1.5] }],
  [{ after: [0] }],
  [{ before: [-1] }],
])('%j is no plan', (change) => {
  expect(Plan.safeParse(plan(change)).success).toBe(false)
})

test('in words, for the record', () => {
  expect(planInWords(plan({ before: [3, 1], after: [1], workingDays: true }))).toBe(
    '截稿前 3、1 个工作日，截稿后 1 个工作日，09:00',
  )
  expect(planInWords(plan({ before: [1] }))).toBe('截稿前 1 天，09:00')
  expect(planInWords(plan({ before: [3, 0], after: [2] }))).toBe('截稿前 3 天，截稿当天，截稿后 2 天，09:00')
  expect(planInWords(plan({ before: [0] }))).toBe('截稿当天，09:00')
})
