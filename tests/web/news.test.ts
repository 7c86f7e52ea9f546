/** The words of an open page on acts of others, and when a window that stands open decides nothing any more. */
import { expect, test } from 'vitest'
import { newsOf, whyOvertaken } from '../../web/pages/issue/news.ts'

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
