/** The inbox of an issue: each filter shows what it says and as many as it counts, and those that say the same lead to each other. */
import { expect, test } from 'vitest'
import type { Submission } from '#shared/submission/submission.ts'
import { alikeIn, filtersOf, fitsFilter, inOrder } from '../../web/pages/issue/submissions/inbox.ts'
import { aSubmissionOf } from '../support/builders.ts'

const SAID = '窗口把林木采伐的申报材料由九份减为四份，时限缩短一半。'
const LIST: Submission[] = [
  aSubmissionOf({ id: 'first', state: 'adopted', text: `前面说的是另一件事情。${SAID}` }),
  aSubmissionOf({ id: 'second', state: 'submitted', late: true, text: SAID.replace('九', '八') }),
  aSubmissionOf({ id: 'third', state: 'returned', text: '大厅为外地来办事的企业开了夜间专窗，周三不休息。' }),
  aSubmissionOf({ id: 'fourth', state: 'declined', text: '短。' }),
]
const PRINTED = [
  {
    issueId: 'december',
    label: '2025年第1期',
    place: '窗口资讯（二）',
    departments: ['乙局'],
    text: LIST[2]?.text ?? '',
  },
  {
    issueId: 'december',
    label: '2025年第1期',
    place: '窗口资讯（三）',
    departments: [],
    text: '另外一件事，谁也没有再报过。',
  },
]
const alike = alikeIn(LIST, PRINTED)

test('what says the same leads to each other, each with the passage in its own text; what was printed leads nowhere', () => {
  expect([...alike.keys()].sort()).toEqual(['first', 'second', 'third'])
  const passages = (['first', 'second', 'third'] as const).map((id) => {
    const [found] = alike.get(id) ?? []
    const text = LIST.find((one) => one.id === id)?.text ?? ''
    return [found?.other, text.slice(found?.here.start, found?.here.end)]
  })
  expect(passages).toEqual([
    [{ submission: LIST[1] }, SAID.slice(0, -1)],
    [{ submission: LIST[0] }, SAID.slice(0, -1).replace('九', '八')],
    [{ printed: PRINTED[0] }, LIST[2]?.text.slice(0, -1)],
  ])
})

test('a decision changes no pair, and a text that changed is compared anew', () => {
  const decided = LIST.map((one) => ({ ...one, version: one.version + 1, state: 'declined' as const }))
  expect(alikeIn(decided, PRINTED).get('first')).toMatchObject([{ other: { submission: { state: 'declined' } } }])
  const mended = LIST.map((one) =>
    one.id === 'third' ? { ...one, text: '完全换了一件事情来写，与谁都不相同。' } : one,
  )
  expect(alikeIn(mended, PRINTED).has('third')).toBe(false)
})

test.each([
  ['all', ['second', 'third', 'first', 'fourth']],
  ['submitted', ['second']],
  ['returned', ['third']],
  ['adopted', ['first']],
  ['declined', ['fourth']],
  ['late', ['second']],
  ['alike', ['second', 'third', 'first']],
] as const)('the filter %s shows and counts the same ones, in the order of the inbox', (name, ids) => {
  const shown = inOrder(LIST).filter((one) => fitsFilter(name, one, alike))
  expect(shown.map(({ id }) => id)).toEqual(ids)
  expect(filtersOf(LIST, alike).find((filter) => filter.name === name)?.count).toBe(ids.length)
})

test('every filter stands in the table above', () => {
  expect(filtersOf([], alike).map(({ name }) => name)).toHaveLength(7)
})
