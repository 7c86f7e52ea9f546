/** The words of an open page on acts of others, and when a window that stands open decides nothing any more. */
import { expect, test } from 'vitest'
import { askAgainMs, type Now, newsOf, newsSince, whyOvertaken } from '../../web/pages/issue/news.ts'

const said = (what: string, reader = 'chen') => newsOf({ what, who: { id: 'zhou', name: '周敏' }, at: '' }, reader)

test.each([
  ['withdraw', '责任编辑周敏已撤回送审'],
  ['return', '审核领导周敏已退回修改'],
  ['withdraw-approval', '审核领导周敏已撤回通过'],
  ['content', null],
  ['rendered', null],
  ['of a later release', null],
])('%s: %s', (what, words) => {
  expect(said(what)).toBe(words)
})

test('nobody is told of what they did themselves', () => {
  expect(said('withdraw', 'zhou')).toBeNull()
})

test('a window decides on what was on screen when it opened', () => {
  expect(whyOvertaken({ version: 3 }, { version: 3, state: 'review' })).toBeNull()
  expect(whyOvertaken({ version: 3 }, { version: 4, state: 'review' })).toContain('新的变化')
  expect(whyOvertaken({ version: 3 }, { version: 4, state: 'department-input' })).toContain('不在审核')
})

const act = (what: string, who: string, minute: number) => ({
  ...{ what, who: { id: who, name: who } },
  at: `2026-02-09T02:${10 + minute}:00.000Z`,
})
/** The page stands as of minute 1, entry 5; its reader is chen. */
const since = (now: Now, known: number | null = 5) => {
  const { reread, told } = newsSince(known === null ? null : { seq: known, at: act('', '', 1).at }, now, {
    readerId: 'chen',
    updatedAt: act('', '', 1).at,
  })
  return [reread, told?.what ?? null]
}
const other = act('withdraw', 'zhou', 2)

test.each<[string, Now, number | null, [boolean, string | null]]>([
  ['nothing new', { seq: 5, last: act('approve', 'zhou', 1), other: null }, 5, [false, null]],
  ['another’s move', { seq: 6, last: act('withdraw', 'zhou', 2), other: null }, 5, [true, 'withdraw']],
  ['another’s saving', { seq: 6, last: act('content', 'zhou', 2), other: null }, 5, [true, null]],
  ['one’s own, on this page already', { seq: 6, last: act('approve', 'chen', 1), other: null }, 5, [false, null]],
  ['one’s own, in another window', { seq: 6, last: act('approve', 'chen', 2), other: null }, 5, [true, null]],
  ['another’s, and one’s own after it', { seq: 7, last: act('acknowledge', 'chen', 1), other }, 5, [true, 'withdraw']],
  [
    'another’s, and the system’s after it',
    { seq: 7, last: act('rendered', 'system', 3), other },
    5,
    [true, 'withdraw'],
  ],
  [
    'another’s of before, and one’s own',
    { seq: 6, last: act('approve', 'chen', 1), other: act('withdraw', 'zhou', 0) },
    5,
    [false, null],
  ],
  [
    'as the page opens, with what it shows',
    { seq: 6, last: act('withdraw', 'zhou', 1), other: null },
    null,
    [false, null],
  ],
  ['as the page opens, with more', { seq: 6, last: other, other: null }, null, [true, 'withdraw']],
  [
    'as the page opens, with the system’s after it',
    { seq: 7, last: act('rendered', 'system', 3), other },
    null,
    [true, 'withdraw'],
  ],
  ['as the page opens, with one’s own', { seq: 6, last: act('approve', 'chen', 2), other: null }, null, [true, null]],
  ['as the page opens, a record of before entries were told', { seq: 6, last: null, other: null }, null, [false, null]],
  ['a record of before entries were told', { seq: 6, last: null, other: null }, 5, [true, null]],
])('%s', (_, now, known, expected) => {
  expect(since(now, known)).toEqual(expected)
})

test('it is asked for every few seconds where somebody may decide, and seldom where nobody does or nothing answers', () => {
  for (const state of ['draft', 'department-input', 'review'] as const)
    expect([askAgainMs({ state }, false), askAgainMs({ state }, true)]).toEqual([4_000, 60_000])
  expect(askAgainMs({ state: 'published' }, false)).toBe(60_000)
})
