/** A list row by row: what is accepted and in which spelling, what is one mailbox twice, and what is refused and why. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { RecipientSettings } from '#shared/centre/recipient.ts'
import { UnreadableSheet } from '#shared/recipients/sheet.ts'
import { judge } from '#shared/recipients/verdict.ts'
import { bookOf, rowsOf } from '../support/book.ts'

const HEADER = ['单位', '姓名', '邮箱', '名单']
const sheet = (...rows: string[][]) => bookOf(rows)
const judged = (...rows: string[][]) => judge(sheet(HEADER, ...rows))
const one = (change: { unit?: string; name?: string; address?: string; lists?: string }) =>
  judged([change.unit ?? '省科技厅', change.name ?? '吴晓岚', change.address ?? 'wu@kjt.example', change.lists ?? '报'])

describe('accepted, in its one spelling', () => {
  test.each([
    ['capitals', 'WU@KJT.Example', 'wu@kjt.example'],
    ['spaces around it', '  wu@kjt.example\u3000', 'wu@kjt.example'],
    ['spaces beside the @', 'wu @ kjt.example', 'wu@kjt.example'],
    ['full-width characters', 'ｗｕ＠ＫＪＴ．ｅｘａｍｐｌｅ', 'wu@kjt.example'],
    ['an ideographic full stop', 'wu@kjt。example', 'wu@kjt.example'],
    ['a name before it', '收文岗 <wu@kjt.example>', 'wu@kjt.example'],
    ['mailto: before it', 'mailto:wu@kjt.example', 'wu@kjt.example'],
    ['a domain in Chinese', 'wu@例子.中国', 'wu@xn--fsqu00a.xn--fiqs8s'],
    ['the same in its ASCII form', 'wu@XN--FSQU00A.XN--FIQS8S', 'wu@xn--fsqu00a.xn--fiqs8s'],
  ])('an address with %s', (_, typed, address) => {
    expect(one({ address: typed }).accepted).toEqual([
      { row: 2, address, name: '吴晓岚', unit: '省科技厅', lists: ['reporting'] },
    ])
  })

  test.each([
    ['报', ['reporting']],
    ['送', ['distribution']],
    ['发', ['distribution']],
    ['报、发', ['reporting', 'distribution']],
    ['发，报', ['reporting', 'distribution']],
    ['报/送', ['reporting', 'distribution']],
    ['报发', ['reporting', 'distribution']],
    ['报送名单', ['reporting']],
    ['分发名单', ['distribution']],
    [' 抄送 ', ['distribution']],
  ])('the list %s', (written, lists) => {
    expect(one({ lists: written }).accepted[0]?.lists).toEqual(lists)
  })

  test('columns in any order, with others between them; blank rows are passed over and counted', () => {
    const rows = sheet(
      ['序号', '名单', ' 邮 箱 ', '姓名', '备注', '单位'],
      [''],
      ['1', '发', 'a@x.example', '甲', '=1+1', '乙'],
    )
    expect(judge(rows)).toEqual({
      accepted: [{ row: 3, address: 'a@x.example', name: '甲', unit: '乙', lists: ['distribution'] }],
      merged: [],
      refused: [],
      passedOver: [
        { where: 'A 列“序号”', why: '名单用不到这一列' },
        { where: 'E 列“备注”', why: '名单用不到这一列' },
      ],
      sheets: [],
    })
  })
})

test('one address in several rows is one recipient on all their lists, under the first row’s name', () => {
  expect(
    judged(
      ['甲', '张三', 'a@x.example', '报'],
      ['甲', '', 'a@x.example', '发'],
      ['乙', '李四', 'A@X.example', '发'],
      ['乙', '李四', 'ａ@x.example', '报'],
    ),
  ).toMatchObject({
    accepted: [{ row: 2, address: 'a@x.example', name: '张三', unit: '甲', lists: ['reporting', 'distribution'] }],
    merged: [
      { row: 4, into: 2 },
      { row: 5, into: 2 },
    ],
    refused: [{ row: 3, reason: '缺少姓名' }],
  })
})

test('what nobody sees is taken out of a row that is taken, and told', () => {
  const { accepted, passedOver } = one({
    name: '张\u202E三\u200B',
    address: 'wu@\uFEFFkjt.example',
    unit: '甲\u2028局',
  })
  expect(accepted).toMatchObject([{ name: '张三', address: 'wu@kjt.example', unit: '甲局' }])
  expect(passedOver).toEqual([{ where: '第 2 行', why: '已去掉 3 个看不见的字符' }])
})

describe('refused, with the reason', () => {
  test.each<[string, Parameters<typeof one>[0], string]>([
    ['a formula for a name', { name: '=HYPERLINK("http://x")' }, '“姓名”以“=”开头，会被表格软件当作公式'],
    ['a formula after spaces', { unit: ' \u3000=1+1' }, '“单位”以“=”开头'],
    ['a full-width formula', { name: '＝1+1' }, '“姓名”以“=”开头'],
    ['a plus', { name: '+8610' }, '“姓名”以“+”开头'],
    ['a minus', { unit: '-1' }, '“单位”以“-”开头'],
    ['an @', { name: '@SUM(A1)' }, '“姓名”以“@”开头'],
    ['a formula for a mailbox', { address: '=a@x.example' }, '“邮箱”以“=”开头'],
    ['a formula for a list', { lists: '=报' }, '“名单”以“=”开头'],
    ['a tab before it', { name: '\t张三' }, '“姓名”以制表符开头'],
    ['a line break in a name', { name: '张三\r\nBcc: x@x.example' }, '“姓名”中有换行'],
    ['a header in a unit', { unit: '甲\nX-Mailer: 乙' }, '“单位”中有换行，后面像是邮件头'],
    ['a header after a mailbox', { address: 'a@x.example\nBcc: b@x.example' }, '“邮箱”中有换行'],
    ['no mailbox', { address: ' ' }, '缺少邮箱'],
    ['no address', { address: 'zhangsan' }, '“zhangsan”不是邮箱地址'],
    ['an address and something else', { address: 'a@x.example；李四' }, '“a@x.example；李四”不是邮箱地址'],
    ['a cell that is too long', { name: '长'.repeat(1001) }, '“姓名”超过 1000 个字符'],
    ['an address in another script before the @', { address: '张三@x.example' }, '不是邮箱地址'],
    ['a domain that hides a path', { address: 'a@例子.中国/x' }, '不是邮箱地址'],
    ['an address too long', { address: `${'a'.repeat(250)}@x.example` }, '邮箱超过 254 个字符'],
    ['no name', { name: '' }, '缺少姓名'],
    ['a name too long', { name: '长'.repeat(61) }, '姓名超过 60 个字'],
    ['a unit too long', { unit: '长'.repeat(61) }, '单位超过 60 个字'],
    ['a character that cannot be printed', { name: '张\uFDD0三' }, '姓名中有不能印出的字符（U+FDD0）'],
    ['a formula after what nobody sees', { name: '\u200B=1+1' }, '“姓名”以“=”开头'],
    ['no list', { lists: '' }, '缺少名单（填报、送或发）'],
    ['another word', { lists: '报、阅' }, '不认识名单“报、阅”（填报、送或发）'],
    ['another letter', { lists: '报阅' }, '不认识名单“报阅”（填报、送或发）'],
    ['a word that names none', { lists: '报、名单' }, '不认识名单“报、名单”（填报、送或发）'],
  ])('%s', (_, change, reason) => {
    const { accepted, refused } = one(change)
    expect(accepted).toEqual([])
    expect(refused).toEqual([{ row: 2, reason: expect.stringContaining(reason) }])
  })

  test('every reason at once, and a row with too few or too many cells', () => {
    expect(judged(['甲'], ['甲', '张三', 'a@x.example', '报', '多出来的']).refused).toEqual([
      { row: 2, reason: '缺少邮箱；缺少姓名；缺少名单（填报、送或发）' },
      { row: 3, reason: '比表头多出几列，可能有没加引号的逗号' },
    ])
  })
})

test.each<[string, string[][], string]>([
  ['nothing', [], '文件是空的'],
  ['no header', [['省科技厅', '吴晓岚', 'wu@kjt.example', '报']], '缺少：单位、姓名、邮箱、名单'],
  [
    'a column missing',
    [
      ['单位', '姓名', '邮箱'],
      ['甲', '乙', 'a@x.example'],
    ],
    '缺少：名单',
  ],
  ['a column twice', [[...HEADER, '邮箱']], '两列“邮箱”'],
])('a list with %s is refused as a whole', (_, rows, message) => {
  const refused = () => judge(sheet(...rows))
  expect(refused).toThrow(UnreadableSheet)
  expect(refused).toThrow(message)
})

const aText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 70 }),
  fc.string({ unit: 'binary', maxLength: 10 }),
  fc.constantFrom('张三', '=1', ' x ', '-', 'a\tb'),
)
const aMailbox = fc.oneof(
  aText,
  fc.emailAddress(),
  fc.constantFrom('A@B.Example', 'x@例子.中国', 'ｘ＠ｂ．ｅｘａｍｐｌｅ'),
)

test('whatever is accepted, the API takes as it is; every row that says anything is in one of the three, once', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(aText, aText, aMailbox, fc.constantFrom('报', '发', '报、发', '', '阅'))), (rows) => {
      const verdict = judged(...rows)
      for (const { address, name, unit, lists } of verdict.accepted) {
        const recipient = { address, name, unit, lists }
        expect(RecipientSettings.parse(recipient)).toEqual(recipient)
        expect(`${name}${unit}${address}`).not.toMatch(/[\r\n]/)
      }
      const told = [...verdict.accepted, ...verdict.merged, ...verdict.refused].map(({ row }) => row)
      const saying = rowsOf([HEADER, ...rows]).filter(
        ({ row, cells }) => row > 1 && cells.some(({ text }) => text.trim()),
      )
      expect(told.sort((a, b) => a - b)).toEqual(saying.map(({ row }) => row))
      for (const { reason } of verdict.refused) expect(reason).toMatch(/\p{Script=Han}/u)
    }),
    { numRuns: 300 },
  )
})
