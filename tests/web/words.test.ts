/** The words on the screen: how long is left, what comes next, what changed. */
import { describe, expect, test } from 'vitest'
import { paragraphPairs } from '#shared/content/paragraph-pairs.ts'
import { suggested } from '../../web/pages/issues/suggested.ts'
import { instantOf, timeLeft } from '../../web/parts/china-time.ts'
import { wordDiff } from '../../web/parts/diff/word-diff.ts'

test.each([
  ['2026-02-05T09:00:00Z', '2026-02-02T01:00:00Z', '还有 3 天', false],
  ['2026-02-05T09:00:00Z', '2026-02-05T08:59:00Z', '今天截稿', false],
  ['2026-02-05T09:00:00Z', '2026-02-05T09:01:00Z', '今天已过截稿时间', true],
  // 23:30 and 00:30 in China are two days, whatever UTC says.
  ['2026-02-05T15:30:00Z', '2026-02-05T16:30:00Z', '已超过 1 天', true],
])('a deadline at %s is, at %s, %s', (deadline, now, text, late) => {
  expect(timeLeft(deadline, Date.parse(now))).toEqual({ text, late })
})

test('a time typed in China is an instant, whatever the browser’s zone', () => {
  expect(instantOf('2026-02-05T17:00')).toBe('2026-02-05T09:00:00.000Z')
  expect(instantOf('')).toBeNull()
})

describe('a new issue is suggested', () => {
  const issue = (period: string, number: number, total: number | null, issueDate: string) => ({
    period,
    number,
    total,
    issueDate,
  })
  test('the month after the newest, and the next number of the year', () => {
    const known = [issue('2025-12', 1, 125, '2026-01-14'), issue('2025-11', 12, 124, '2025-12-14')]
    expect(suggested(known, '2026-02-14')).toEqual({
      period: '2026-01',
      number: '2',
      total: '126',
      issueDate: '2026-02-14',
      securityNumber: '',
      copies: '',
    })
  })
  test('number 1 in a new year, and over the turn of the year', () => {
    expect(suggested([issue('2025-12', 12, null, '2025-12-31')], '2026-01-31')).toMatchObject({
      period: '2026-01',
      number: '1',
      total: '',
    })
  })
  test('this month, number 1, when there is none yet', () => {
    expect(suggested([], '2026-02-14')).toMatchObject({ period: '2026-02', number: '1', total: '' })
  })
})

describe('what changed', () => {
  test('in a text: whole words', () => {
    expect(wordDiff('窗口出件量0.38万件。', '窗口出件量0.42万件。')).toContainEqual({ kind: 'added', text: '0.42' })
    expect(wordDiff('同样', '同样')).toEqual([{ kind: 'same', text: '同样' }])
  })

  test('among paragraphs: an edited one is paired with what it was, a new one stands alone', () => {
    expect(
      paragraphPairs(['一月公安厅开展服务活动', '原文二'], ['新增的一条', '一月公安厅开展上门服务活动', '原文二']),
    ).toEqual([
      { before: null, after: '新增的一条' },
      { before: '一月公安厅开展服务活动', after: '一月公安厅开展上门服务活动' },
      { before: '原文二', after: '原文二' },
    ])
  })
})
