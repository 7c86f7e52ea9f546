/** Heads and feet of other houses: dates, names with their number, staff, lists on one line. */
import { describe, expect, test } from 'vitest'
import { readIssue } from '#shared/import/read-issue.ts'
import { anOldText } from '../support/print/an-old-text.ts'
import { toldOf } from '../support/print/told-of.ts'

test.each(['二〇二六年元月五日', '二○二六年一月五日', '二零贰陆年壹月伍日', '2026.01.05', '2026-1-5', '2026/1/5'])(
  'the date %s',
  (date) => expect(readIssue(anOldText({ head: [`青溪市行政审批局　${date}`] })).masthead.issueDate).toBe('2026-01-05'),
)
test.each([
  ['二○二六年十二月廿五日', '2026-12-25'],
  ['二〇二六年三月卅一日', '2026-03-31'],
  ['二〇二六年三月廿日', '2026-03-20'],
])('the date %s', (date, day) =>
  expect(readIssue(anOldText({ head: [`青溪市行政审批局　${date}`] })).masthead.issueDate).toBe(day),
)

test('a unit behind its date is the unit', () =>
  expect(readIssue(anOldText({ head: ['2026年5月6日　　青溪市行政审批局'] })).masthead).toMatchObject({
    issuingUnit: '青溪市行政审批局',
    issueDate: '2026-05-06',
  }))
test.each(['2026年5月6日（星期三）', '2026年5月6日印发', '二〇二六年五月初六'])(
  'a day that is not read, %s, is told by its line, not as missing',
  (date) => expect(toldOf(anOldText({ head: [`青溪市行政审批局 ${date}`] }))).toEqual([`青溪市行政审批局 ${date}`]),
)

test.each(['主编：张某　　签发：李某', '责任编辑：王某', '本期编辑：王某　审核：李某'])(
  'of a head, %s alone is told',
  (staff) => {
    const beside = anOldText({ head: ['政务服务简报', `第4期　总第112期　${staff}`, '青溪市行政审批局 2026年5月6日'] })
    const below = anOldText({ head: ['政务服务简报', '第4期', staff, '青溪市行政审批局 2026年5月6日'] })
    const words = staff.replace(/　/g, '')
    expect([toldOf(beside), toldOf(below)]).toEqual([[words], [expect.stringContaining(words.slice(0, 4))]])
  },
)
test('of two number lines the second is told, and the name is the name', () =>
  expect(
    toldOf(anOldText({ head: ['政务服务简报', '（第4期）', '（总第112期）', '青溪市行政审批局 2026年5月6日'] })),
  ).toEqual(['（总第112期）']))

describe('the name with its number', () => {
  const headed = (line: string) => anOldText({ head: [line, '青溪市行政审批局 2026年5月6日'] })
  test.each([
    ['政务服务简报　第4期', '第4期'],
    ['政 务 服 务 简 报   第 4 期', '第4期'],
    ['政务服务简报（2026年第4期）', '（2026年第4期）'],
    ['政务服务简报 第4期（总第112期）', '第4期（总第112期）'],
    ['政务服务简报 总第112期', '总第112期'],
  ])('%s is both', (line, number) =>
    expect(readIssue(headed(line)).masthead).toMatchObject({ name: '政务服务简报', number }),
  )
  test.each(['政务服务简报第4期', '政 务 服 务 简 报 专 刊 第 4 期', '关于服务 第4期'])('%s is told', (line) =>
    expect(toldOf(headed(line))).toEqual([line]),
  )
})

describe('two lists on one line of the foot', () => {
  const foot = (...lines: string[]) => readIssue(anOldText({ foot: lines })).colophon
  const apart = foot('报：市政府办公室。', '送：市人大、市政协。', '发：各分中心。')
  test.each([
    '报：市政府办公室　　送：市人大、市政协',
    '报：市政府办公室    送 ：市人大、市政协。',
    '报：市政府办公室。送：市人大、市政协。',
    '报:市政府办公室。 送:市人大、市政协',
  ])('%s', (line) => expect(foot(line, '发：各分中心。')).toEqual(apart))
  test('three of them', () => expect(foot('报：市政府办公室　送：市人大、市政协　发：各分中心')).toEqual(apart))
  test('beside one space nobody knows: it is told', () => {
    const line = '报：市政府办公室 送：市人大'
    expect(toldOf(anOldText({ foot: [line, '发：各分中心。'] }))).toEqual([line])
  })
  test('a colon inside a bracket is the group’s own', () =>
    expect(foot('报：市政府办公室（收：秘书处）。')?.reporting).toEqual([
      { name: '市政府办公室（收：秘书处）', mark: '。' },
    ]))
})
