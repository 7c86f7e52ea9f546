/** Until when each department hands in in time: its own deadline where it has one, else the common one; its own minute is in time. */
import { describe, expect, test } from 'vitest'
import { deadlineOf, isExtended, isLate } from '#shared/submission/deadlines.ts'
import { remindersOf } from '#shared/submission/planned-reminders.ts'
import { anIssue } from '../support/builders.ts'

const COMMON = '2026-02-05T09:00:00.000Z'
const OWN = '2026-02-08T09:00:00.000Z'
const issue = anIssue({
  ...{ state: 'department-input', inputOpen: true, called: ['kjt', 'gat', 'lcj'] },
  ...{ deadline: COMMON, ownDeadlines: { gat: OWN } },
})

test.each<[department: string, at: string, late: boolean]>([
  ['kjt', COMMON, false],
  ['kjt', '2026-02-05T09:00:00.001Z', true],
  ['gat', '2026-02-05T09:00:00.001Z', false],
  ['gat', OWN, false],
  ['gat', '2026-02-08T09:00:00.001Z', true],
  // No member of an object that nobody put there.
  ['constructor', '2026-02-05T09:00:00.001Z', true],
])('%s at %s: late is %s', (department, at, late) => {
  expect(isLate(issue, department, new Date(at))).toBe(late)
})

test('a row from before has no deadlines of its own; where nobody was called there is none, and nothing is late', () => {
  const before = anIssue({ deadline: COMMON, called: issue.called })
  expect(deadlineOf(before, 'gat')).toBe(COMMON)
  expect(isExtended(before, 'gat')).toBe(false)
  expect(isLate({ deadline: null }, 'gat', new Date())).toBe(false)
})

describe('the plan reminds', () => {
  const reminders = { before: [1], after: [1], at: '10:00', workingDays: false }
  test('each department around its own deadline, earliest first', () => {
    expect(remindersOf(issue, { reminders })).toEqual([
      { at: '2026-02-04T02:00:00.000Z', words: '截稿前 1 天', departments: ['kjt', 'lcj'] },
      { at: '2026-02-06T02:00:00.000Z', words: '截稿后 1 天', departments: ['kjt', 'lcj'] },
      { at: '2026-02-07T02:00:00.000Z', words: '延期单位截稿前 1 天', departments: ['gat'] },
      { at: '2026-02-09T02:00:00.000Z', words: '延期单位截稿后 1 天', departments: ['gat'] },
    ])
  })

  test('nobody around the common one where all have their own', () => {
    const all = { ...issue, ownDeadlines: { kjt: OWN, gat: OWN, lcj: OWN } }
    expect(remindersOf(all, { reminders }).map(({ departments }) => departments)).toEqual([issue.called, issue.called])
  })
})
