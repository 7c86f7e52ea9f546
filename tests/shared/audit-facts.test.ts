/** The facts of the record are told in words: no ids where there is a name, no times but China's. */
import { expect, test } from 'vitest'
import { FACTS, factInWords, namesIn } from '#shared/audit-facts.ts'
import { PUBLICATION } from '../../infra/local/demo/publication.ts'

const NAMES = {
  department: (id: string) => `单位${id}`,
  list: (name: string) => `名单${name}`,
  figure: (id: string) => `指标${id}`,
}
const LATE = '2026-02-05T16:30:00.000Z'

test.each([
  ['deadline', LATE, '截稿时间', '2026年2月6日 00:30'],
  ['sendAt', LATE, '发送时间', '2026年2月6日 00:30'],
  ['permitUntil', LATE, '许可至', '2026年2月6日 00:30'],
  ['since', LATE, '停发时间', '2026年2月6日 00:30'],
  ['at', LATE, '发生时间', '2026年2月6日 00:30'],
  ['round', 2, '第几次发送', '2'],
  ['period', '2026-01', '所属月份', '2026年1月'],
  ['issueDate', '2026-02-05', '印发日期', '2026年2月5日'],
  ['departments', 'a b', '单位', '单位a、单位b'],
  ['departments', '', '单位', '（无）'],
  ['departmentsWas', 'a', '原单位', '单位a'],
  ['roles', 'leader administrator', '岗位', '审核领导、管理员'],
  ['rolesWas', '', '原岗位', '（无）'],
  ['activeWas', 'no', '原在用', '否'],
  ['lists', 'reporting distribution', '名单', '名单reporting、名单distribution'],
  [
    'checks',
    '{"jump":0.5,"relations":[{"kind":"sum","whole":"a","parts":["b","c"]},{"kind":"not-above","figure":"a","other":"b","by":0.1}]}',
    '检查规则',
    '变动幅度：0.5，指标关系：合计：指标a，分项：指标b、指标c、指标：指标a，另一指标：指标b，幅度：0.1',
  ],
  ['as', 'skipped', '核定为', '不再发送'],
  ['deadline', '不是时间', '截稿时间', '不是时间'],
  ['of-a-later-release', 'x', 'of-a-later-release', 'x'],
])('%s %s', (name, value, label, told) => {
  expect(factInWords(name, value, NAMES)).toEqual({ label, value: told })
})

test('departments and figures are called as the publications call them, and what none of them knows by its id', () => {
  const { department, figure } = namesIn([PUBLICATION])
  expect(['kjt', 'nowhere'].map(department)).toEqual(['科技厅', 'nowhere'])
  expect(['calls', 'handled', 'nothing'].map(figure)).toEqual(['电话咨询', '省本级办理政务服务事项', 'nothing'])
})

test('every fact has a Chinese name', () => {
  expect(Object.values(FACTS).filter(({ label }) => !/[\u4e00-\u9fff]/.test(label))).toEqual([])
})
