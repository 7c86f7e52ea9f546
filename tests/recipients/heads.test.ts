/** Heads as offices call them, where a head is found, and what is told where there is none. */
import { describe, expect, test } from 'vitest'
import { givenLayout } from '#shared/recipients/list-head.ts'
import { columnLetters, columnOfLetters, UnreadableSheet } from '#shared/recipients/sheet.ts'
import { judge } from '#shared/recipients/verdict.ts'
import { bookOf, rowsOf } from '../support/book.ts'

const ROW = ['甲局', '张一', 'a@x.example', '发']
const TAKEN = { address: 'a@x.example', name: '张一', unit: '甲局', lists: ['distribution'] }

describe('heads', () => {
  test.each([
    [['单位', '姓名', '邮箱', '名单']],
    [['单位名称', '联系人', '电子邮箱', '名单']],
    [['部门', '收件人', '电子邮件', '列表']],
    [['工作单位', '收件人姓名', '邮箱地址', '类别']],
    [['所在部门', '姓名或称谓', 'E-mail', '所在名单']],
    [['机构', '名称', 'Email', '分类']],
    [['收件单位', '岗位', 'e-mail 地址', '报/送/发']],
    [['单位（全称）', '* 姓名：', 'MAIL', '名单（报/送/发）']],
    [[' 单 位 ', '姓\n名', '收件邮箱', '名\u3000单']],
    [['处室', '称谓', '电子邮件地址', '报送类别']],
    [['单位【必填】', '联系人姓名', '电子信箱', '类型']],
  ])('%j', (heads) => {
    expect(judge(bookOf([heads, ROW]))).toMatchObject({ accepted: [TAKEN], refused: [], passedOver: [] })
  })

  test.each<[string, string[], string[], string[]]>([
    [
      '姓名 goes before 联系人',
      ['单位', '联系人', '姓名', '邮箱', '名单'],
      ['甲局', '王二', '张一', 'a@x.example', '发'],
      ['B 列“联系人”'],
    ],
    ['单位 goes before 部门', ['部门', '单位', '姓名', '邮箱', '名单'], ['二处', ...ROW], ['A 列“部门”']],
    [
      '名单 goes before 类别',
      ['单位', '姓名', '邮箱', '类别', '名单'],
      ['甲局', '张一', 'a@x.example', '省直', '发'],
      ['D 列“类别”'],
    ],
  ])('%s, and the other is told', (_, heads, row, told) => {
    const { accepted, passedOver } = judge(bookOf([heads, row]))
    expect(accepted).toMatchObject([TAKEN])
    expect(passedOver.map(({ where }) => where)).toEqual(told)
  })

  test('收件人 may be a column of mailboxes, with or without names before them', () => {
    expect(judge(bookOf([['单位', '姓名', '收件人', '名单'], ROW])).accepted).toMatchObject([TAKEN])
    expect(
      judge(
        bookOf([
          ['单位', '收件人', '名单'],
          ['甲局', '张一 <a@x.example>', '发'],
        ]),
      ).accepted,
    ).toMatchObject([TAKEN])
    expect(judge(bookOf([['单位', '联系人', '收件人', '名单'], ROW])).accepted).toMatchObject([TAKEN])
  })

  test.each<[string, string[], string]>([
    ['邮箱 and 电子邮箱', ['单位', '姓名', '邮箱', '名单', '电子邮箱'], '两列“邮箱”'],
    ['单位 twice', ['单位', '姓名', '邮箱', '名单', '单位'], '两列“单位”'],
    ['no list', ['单位', '姓名', '邮箱', '电话'], '缺少：名单'],
    ['mailboxes without names', ['单位', '收件人', '名单', '电话'], '缺少：邮箱'],
    [
      'heads of other words',
      ['甲', '乙', '丙', '丁'],
      '缺少：单位、姓名、邮箱、名单（须有单位、姓名、邮箱、名单四列，次序不限）；这一行写的是：“甲”“乙”“丙”“丁”',
    ],
  ])('%s: which is which is asked, not guessed', (_, heads, why) => {
    const asked = () => judge(bookOf([heads, ROW]))
    expect(asked).toThrow(UnreadableSheet)
    expect(asked).toThrow(why)
  })
})

test('a head lies under its titles, and another one may follow with columns in another order', () => {
  const { accepted, passedOver } = judge(
    bookOf([
      ['简报收件名单'],
      ['2026年1月', '', '', '共 3 人'],
      ['单位', '姓名', '邮箱', '名单'],
      ROW,
      ['姓名', '单位', '名单', '邮箱'],
      ['李二', '乙局', '报', 'b@x.example'],
    ]),
  )
  expect(accepted).toMatchObject([TAKEN, { name: '李二', unit: '乙局', lists: ['reporting'], address: 'b@x.example' }])
  expect(passedOver).toEqual([
    { where: '第 1 行', why: '在表头之上：“简报收件名单”' },
    { where: '第 2 行', why: '在表头之上：“2026年1月”' },
    { where: '第 5 行', why: '又是表头' },
  ])
})

test.each([
  ['合计', '12'],
  ['合　计：', '12'],
  ['总计 12 个单位'],
  ['汇总', '', '', '12'],
  ['共 12 个邮箱'],
  ['备注：停用的请告知'],
  ['注：以上按姓氏笔画排列'],
  ['说明', '按季度更新'],
  ['填表人：张三', '联系电话：12345'],
  ['制表日期：2026年1月5日'],
  ['审核：李四'],
  ['一、省直单位'],
  ['（二）市州', ''],
  ['第三部分'],
])('the line %j %s is no recipient, and told', (...line) => {
  const { refused, passedOver } = judge(bookOf([['单位', '姓名', '邮箱', '名单'], ROW, line]))
  expect(refused).toEqual([])
  expect(passedOver).toEqual([{ where: '第 3 行', why: expect.stringMatching(/^是(表尾|小标题)：/) }])
})

test.each([
  ['审核中心', '张三', '', '发'],
  ['注册局', '张三', 'zhang', '发'],
  ['合计科', '', '', ''],
  ['一、二号窗口', '张三', '', '发'],
])('%s is somebody who lacks something, and refused', (...line) => {
  expect(judge(bookOf([['单位', '姓名', '邮箱', '名单'], line])).refused).toHaveLength(1)
})

test('whoever has an address is a recipient, whatever they are called', () => {
  const { accepted } = judge(
    bookOf([
      ['单位', '姓名', '邮箱', '名单'],
      ['联系人', '合计', 'a@x.example', '发'],
    ]),
  )
  expect(accepted).toHaveLength(1)
})

describe('columns that a person named', () => {
  const rows = [
    ['名单', '', ''],
    ['某某', '谁', '哪里'],
    ['张一', '说明', 'a@x.example'],
    ['李二', '', 'b@x.example'],
  ]
  const given = { unit: null, name: 0, address: 2, lists: ['reporting' as const] }

  test('head and titles are what stands above the first address, and told', () => {
    const layout = givenLayout(rowsOf(rows), given)
    expect(layout.head).toBe(2)
    const { accepted, passedOver } = judge(bookOf(rows), { layouts: new Map([[0, layout]]) })
    expect(accepted).toEqual([
      { row: 3, address: 'a@x.example', name: '张一', unit: '', lists: ['reporting'] },
      { row: 4, address: 'b@x.example', name: '李二', unit: '', lists: ['reporting'] },
    ])
    expect(passedOver).toEqual([
      { where: '第 1 行', why: '在表头之上：“名单”' },
      { where: '第 2 行', why: '当作表头：“某某”' },
      { where: 'B 列“谁”', why: '名单用不到这一列' },
    ])
  })

  test('a list without a head has none', () => {
    const layout = givenLayout(rowsOf(rows.slice(2)), given)
    expect(layout.head).toBe(0)
    expect(judge(bookOf(rows.slice(2)), { layouts: new Map([[0, layout]]) }).accepted).toHaveLength(2)
  })
})

test.each([
  [0, 'A'],
  [25, 'Z'],
  [26, 'AA'],
  [51, 'AZ'],
  [701, 'ZZ'],
  [702, 'AAA'],
])('column %i is called %s', (column, letters) => {
  expect([columnLetters(column), columnOfLetters(letters), columnOfLetters(letters.toLowerCase())]).toEqual([
    letters,
    column,
    column,
  ])
})

test.each(['', 'A1', '甲', 'AAAA'])('no column is called “%s”', (letters) => {
  expect(columnOfLetters(letters)).toBe(-1)
})
