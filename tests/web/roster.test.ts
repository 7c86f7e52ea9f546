/** The roster above an inbox: folded when it is long, those without an answer first; how one looks at an inbox stays. */
import { expect, test } from 'vitest'
import { keepView, viewOf } from '../../web/pages/issue/submissions/inbox-view.ts'
import { answerOf, inRosterOrder, isLongRoster, isRosterOpen } from '../../web/pages/issue/submissions/roster.ts'

const MISSING = { id: 'missing', handedIn: 0, zeroReport: null }
const ZERO = { id: 'zero', handedIn: 0, zeroReport: {} }
const DONE = { id: 'done', handedIn: 2, zeroReport: {} }
const many = (count: number) => Array.from({ length: count }, () => MISSING)

test.each([
  [11, true],
  [12, false],
  [60, false],
])('%i departments: open %o until one presses', (count, isOpen) => {
  expect(isRosterOpen(many(count), null)).toBe(isOpen)
  expect([true, false].map((chosen) => isRosterOpen(many(count), chosen))).toEqual([true, false])
  expect(isLongRoster(many(count))).toBe(!isOpen)
})

test('those without an answer come first, and all others as they were', () => {
  const rows = [DONE, ZERO, MISSING, { ...DONE, id: 'later' }, { ...MISSING, id: 'too' }]
  expect(inRosterOrder(rows).map(({ id }) => id)).toEqual(['missing', 'too', 'zero', 'done', 'later'])
  expect(rows.map(answerOf)).toEqual(['done', 'zero', 'missing', 'done', 'missing'])
})

test('filter, search and fold stay with the issue and with who chose them', () => {
  const mine = { personId: 'zhou-min', issueId: 'march' }
  keepView(mine, { filter: 'submitted' })
  keepView(mine, { search: '科技厅' })
  keepView(mine, { roster: { which: 'missing', search: '', isOpen: true } })
  expect(viewOf(mine)).toMatchObject({ filter: 'submitted', search: '科技厅', roster: { isOpen: true } })
  const others = [
    { ...mine, issueId: 'april' },
    { ...mine, personId: 'he-jing' },
  ]
  for (const other of others) expect(viewOf(other)).toMatchObject({ filter: 'all', search: '' })
})
