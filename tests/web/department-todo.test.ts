/** A department's open work: what wants its hand now, and nothing that it has answered or can do nothing about. */
import { expect, test } from 'vitest'
import type { Call } from '../../web/pages/calls/call.ts'
import { todoOf } from '../../web/pages/calls/department-todo.ts'

type Listed = Call['submissions'][number]
const one = (id: string, more: Partial<Listed> = {}): Listed => ({
  ...{
    id,
    issueId: 'i',
    state: 'draft',
    ownerDepartment: 'kjt',
    departments: ['kjt'],
    createdByName: '吴晓岚',
    writers: ['wu'],
  },
  ...{ submittedAt: null, late: false, reason: null, text: `正文${id}` },
  ...more,
})
const call = (more: Partial<Call> = {}, issue: Partial<Call['issue']> = {}): Call => ({
  ...{ publicationId: 'briefing', called: true, extended: false, submissions: [], zeroReport: null },
  ...more,
  issue: {
    ...{ id: 'i', period: '2026-01', number: 1, total: null, issueDate: '2026-02-14', state: 'department-input' },
    ...{ deadline: '2026-02-05T09:00:00.000Z', inputOpen: true },
    ...issue,
  },
})
const zeroReport = {
  ...{ issueId: 'i', departmentId: 'kjt', version: 1, stands: true },
  ...{ by: { id: 'wu', name: '吴晓岚' }, at: '2026-02-01T00:00:00.000Z' },
}
const joint = (state: Listed['state'], answers: NonNullable<Listed['joint']> = []) =>
  one('j', { state, ownerDepartment: 'gat', departments: ['gat', 'kjt'], joint: answers })
const CASES: [what: string, of: Call, todo: string[]][] = [
  ['a call without an answer', call(), ['约稿，还没有报送']],
  ['no news', call({ zeroReport, submissions: [one('a')] }), []],
  ['no news taken back', call({ zeroReport: { ...zeroReport, stands: false } }), ['约稿，还没有报送']],
  ['drafts', call({ submissions: [one('a'), one('b')] }), ['草稿，还没有报送', '草稿，还没有报送']],
  ['one handed in', call({ submissions: [one('a', { state: 'submitted' })] }), []],
  ['one returned', call({ submissions: [one('a', { state: 'returned' })] }), ['退改，请修改后交回']],
  ['one returned too late', call({ submissions: [one('a', { state: 'returned' })] }, { inputOpen: false }), []],
  [
    'one returned and still taken',
    call({ submissions: [one('a', { state: 'returned' })] }, { inputOpen: false, stillOpen: ['a'] }),
    ['退改，请修改后交回'],
  ],
  ['a joint one of another', call({ submissions: [joint('adopted')] }), ['联合报送，请确认', '约稿，还没有报送']],
  ['a joint one of one not called', call({ called: false, submissions: [joint('submitted')] }), ['联合报送，请确认']],
  ['a joint one once it is published', call({ submissions: [joint('adopted')] }, { state: 'published' }), []],
  ['a call that is over', call({ submissions: [one('a')] }, { inputOpen: false }), []],
]
test.each(CASES)('%s', (_, of, todo) => {
  expect(todoOf([of], { id: 'wu', departmentId: 'kjt' }).map(({ what }) => what)).toEqual(todo)
})

const head = { id: 'ma', departmentId: 'kjt', head: true }
const waiting = one('a', { state: 'with-head' })
test.each([
  ['the head', head, call({ submissions: [waiting] }), ['来稿，请您审签']],
  ['the writer', { id: 'wu', departmentId: 'kjt' }, call({ submissions: [waiting] }), []],
  ['a head who wrote in it', { ...head, id: 'wu' }, call({ submissions: [waiting] }), []],
  ['the head of another', { ...head, departmentId: 'gat' }, call({ submissions: [waiting], called: false }), []],
  ['the head, too late', head, call({ submissions: [waiting] }, { inputOpen: false }), []],
])('what waits for a signature, to %s', (_, who, of, todo) => {
  expect(todoOf([of], who).map(({ what }) => what)).toEqual(todo)
})

test('what the head sent back is told as that', () => {
  const by = { id: 'ma', name: '马建平' }
  const at = '2026-02-01T00:00:00.000Z'
  const part = { from: 'draft', asked: { by, at }, sentBack: { by, at, reason: '请核对数字' } } as const
  expect(todoOf([call({ submissions: [one('a', { head: part })] })], head)[0]?.what).toBe('负责人退回，请修改')
})
