/** A cell is what its reader saw: numbers with their formats, days, truths, lines of one name, several mailboxes in one cell. */
import { describe, expect, test } from 'vitest'
import { readBook } from '#shared/recipients/read-file.ts'
import { judge } from '#shared/recipients/verdict.ts'
import { bookOf } from '../support/book.ts'
import type { XlsxCell } from '../support/xlsx.ts'
import { numberCell, type XlsxParts, xlsxBook } from '../support/xlsx-book.ts'

const HEADER = ['单位', '姓名', '邮箱', '名单']

/** What a list says of a unit that is this cell. */
function shown(
  cell: XlsxCell,
  formats: readonly (string | number)[] = [],
  workbook = '',
  change: XlsxParts = {},
): string | undefined {
  const rows: XlsxCell[][] = [HEADER, [cell, '张三', 'a@x.example', '发']]
  const file = xlsxBook([{ name: '名单', rows }], { formats, workbook, change })
  const { accepted, refused } = judge(readBook(file))
  return accepted[0]?.unit ?? refused[0]?.reason
}

describe('a number is its format', () => {
  test.each<[number | string, string | number, string]>([
    [12, '0000', '0012'],
    [12, '0', '12'],
    [12, 0, '12'],
    [12, 49, '12'],
    [1234.5, 4, '1,234.50'],
    [-1234.5, '#,##0.00_);(#,##0.00)', '(1,234.50)'],
    [0.123, 10, '12.30%'],
    [3, '"第"0"期"', '第3期'],
    [3, '0"号";@', '3号'],
    [12345678, '000000-0000', '001234-5678'],
    [1234.5, '_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ ', '1,234.50'],
    [5, '[Red][<0]0;[Blue]0"级"', '5级'],
    [13800138000, 0, '13800138000'],
    [123456789012345, 0, '123456789012345'],
    ['1E5', 0, '100000'],
    [0.30000000000000004, 0, '0.3'],
    [46027, 14, '2026/1/5'],
    [46027, 22, '2026/1/5 0:00'],
    [46027, 27, '2026年1月'],
    [46027, 28, '1月5日'],
    [46027, 31, '2026年1月5日'],
    [46027, 57, '2026年1月'],
    [46027, 58, '1月5日'],
    [0.75, 20, '18:00'],
    [0.75, 34, '下午6时00分'],
    [46027, 'yyyy"年"m"月"d"日"', '2026年1月5日'],
    [46027, 'yyyy年m月d日', '2026年1月5日'],
    [46027, '[$-804]yyyy"年"m"月"d"日";@', '2026年1月5日'],
    [46027, '[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy', '2026年1月5日'],
    [46027, 'yyyy\\-mm\\-dd', '2026-01-05'],
    [46027, 'yyyy.mm.dd', '2026.01.05'],
    [46027, '[$-804]aaaa', '星期一'],
    [46027.5, 'yyyy/m/d h:mm', '2026/1/5 12:00'],
    [1.5, '[h]:mm', '36:00'],
  ])('%s with %s is %s', (value, format, text) => {
    expect(shown(numberCell(value, 0), [format])).toBe(text)
  })

  test('days are counted from 1904 where the workbook says so', () => {
    const since1904 = '<workbookPr date1904="1"/>'
    expect(shown(numberCell(44565, 0), [14], since1904)).toBe('2026/1/5')
    expect(shown(numberCell(44565, 0), [0], since1904)).toBe('44565')
  })

  test.each<[string, XlsxCell, string]>([
    ['TRUE', { xml: '<c r="@" t="b"><v>1</v></c>' }, 'TRUE'],
    ['FALSE', { xml: '<c r="@" t="b"><v>0</v></c>' }, 'FALSE'],
    ['a day of strict OOXML', { xml: '<c r="@" s="0" t="d"><v>2026-01-05T00:00:00</v></c>' }, '2026/1/5'],
    ['a text', '0012', '0012'],
    ['1E5 as a text', '1E5', '1E5'],
    ['18 digits as a text', '123456789012345678', '123456789012345678'],
    ['a text that its format adds to', { xml: '<c r="@" s="1" t="str"><v>人社</v></c>' }, '人社局'],
    ['a text that its format hides', { xml: '<c r="@" s="2" t="str"><v>人社</v></c>' }, ''],
    ['a number that its format hides', numberCell(5, 2), ''],
    ['the last result of a formula', { xml: '<c r="@" t="str"><f>A9</f><v>人社局</v></c>' }, '人社局'],
    ['the last result of a shared one', { xml: '<c r="@" t="str"><f t="shared" si="0"/><v>人社局</v></c>' }, '人社局'],
    ['a formula’s number', { xml: '<c r="@" s="3"><f>A9+1</f><v>12</v></c>' }, '0012'],
    ['a formula that says nothing', { xml: '<c r="@" t="str"><f>""</f><v></v></c>' }, ''],
    ['an escaped sign', { xml: '<c r="@" t="inlineStr"><is><t>人_x5C40_</t></is></c>' }, '人局'],
    ['an escaped escape', { xml: '<c r="@" t="inlineStr"><is><t>人_x005F_x5C40_</t></is></c>' }, '人_x5C40_'],
  ])('%s', (_, cell, text) => {
    expect(shown(cell, [14, '@"局"', ';;;', '0000'])).toBe(text)
  })

  test.each<[string, XlsxCell, string]>([
    ['18 digits', numberCell('123456789012345678', 0), '“单位”是 15 位以上的数字'],
    ['Chinese numerals', numberCell(46027, 1), '“单位”的数字格式 [DBNum1]'],
    ['years of an era', numberCell(46027, 2), '读不懂，请改成文本格式'],
    ['a broken format', numberCell(5, 3), '读不懂'],
    ['a format without end', numberCell(5, 4), '读不懂'],
    ['a format that is not there', numberCell(5, 99), '“单位”的数字格式读不懂'],
    ['a day before all days', numberCell(-5, 5), '没有这样的日期'],
    ['a day after all days', numberCell(9_999_999, 5), '没有这样的日期'],
    ['a number that is none', { xml: '<c r="@"><v>12abc</v></c>' }, '“单位”的数值读不懂'],
    ['an error', { xml: '<c r="@" t="e"><f>1/0</f><v>#DIV/0!</v></c>' }, '“单位”是错误值 #DIV/0!'],
    ['a formula without its result', { xml: '<c r="@"><f>A9</f><v></v></c>' }, '“单位”是公式，文件里没有它的结果'],
  ])('%s is told, not guessed', (_, cell, reason) => {
    const formats = [0, '[DBNum1][$-804]yyyy"年"m"月"d"日"', 'ggge"年"', '0"号', '0'.repeat(300), 14]
    expect(shown(cell, formats)).toContain(reason)
  })

  const bare: XlsxCell = { xml: '<c r="@"><v>12</v></c>' }
  test.each<[string, (string | number)[], XlsxParts, string | undefined]>([
    ['the first of the file', ['0000', '0'], {}, '0012'],
    ['none, where there are no styles', [], { 'xl/styles.xml': null }, '12'],
    ['none, where the part with the styles has none', [], { 'xl/styles.xml': '<styleSheet/>' }, '12'],
    [
      'one that is not told',
      [],
      { 'xl/styles.xml': '<styleSheet><cellXfs><xf numFmtId="99"/></cellXfs></styleSheet>' },
      '“单位”的数字格式读不懂，请改成文本格式',
    ],
  ])('a cell that names no format has %s', (_, formats, change, text) => {
    expect(shown(bare, formats, '', change)).toBe(text)
  })

  test('what stands in a column that is not needed hinders nothing', () => {
    const broken: XlsxCell = { xml: '<c r="@" t="e"><v>#REF!</v></c>' }
    const rows: XlsxCell[][] = [
      [...HEADER, '备注'],
      ['甲局', '张三', 'a@x.example', '发', broken],
    ]
    expect(judge(readBook(xlsxBook([{ name: '名单', rows }]))).refused).toEqual([])
  })
})

const judged = (change: { unit?: string; name?: string; address?: string; lists?: string }, split = false) =>
  judge(
    bookOf([HEADER, [change.unit ?? '', change.name ?? '张三', change.address ?? 'a@x.example', change.lists ?? '发']]),
    { split },
  )

describe('lines in a cell are one name', () => {
  test.each([
    ['省直部门办事大厅\n二楼', '省直部门办事大厅二楼'],
    ['省直部门办事大厅\r\n（二楼）', '省直部门办事大厅（二楼）'],
    ['大厅\r2楼', '大厅 2楼'],
    ['Window\nNo. 3', 'Window No. 3'],
    ['大厅\n\n  二楼 \n', '大厅二楼'],
    ['\n大厅', '大厅'],
    ['大厅\u2028二楼', '大厅二楼'],
    ['𠮷林\n大厅', '𠮷林大厅'],
  ])('%j', (unit, text) => {
    expect(judged({ unit }).accepted[0]?.unit).toBe(text)
    expect(judged({ name: unit }).accepted[0]?.name).toBe(text)
  })

  test('in an address they divide it from its name or from the next; in a list, one word from the next', () => {
    expect(judged({ address: 'a@x.example\n' }).accepted[0]?.address).toBe('a@x.example')
    expect(judged({ address: '收文岗\n<a@x.example>', name: '' }).accepted[0]?.name).toBe('收文岗')
    expect(judged({ lists: '报\n发' }).accepted[0]?.lists).toEqual(['reporting', 'distribution'])
  })
})

describe('several mailboxes in a cell', () => {
  test.each([
    ['a@x.example;b@x.example'],
    ['a@x.example；b@x.example；'],
    ['a@x.example，B@X.example'],
    ['a@x.example、b@x.example'],
    ['a@x.example\nb@x.example'],
    ['a@x.example b@x.example'],
    ['a@x.example/b@x.example'],
    ['a@x.example|b@x.example'],
    ['<a@x.example> b@x.example、b@x.example'],
    ['mailto:a@x.example, <b@x.example>, a@x.example'],
  ])('%j are named in the refusal, or split', (address) => {
    const { accepted, refused } = judged({ address })
    expect(accepted).toEqual([])
    expect(refused).toEqual([
      {
        row: 2,
        reason: '一格里有 2 个邮箱：a@x.example、b@x.example，请一行填一个',
        addresses: ['a@x.example', 'b@x.example'],
      },
    ])
    expect(judged({ address }, true).accepted.map((one) => [one.row, one.name, one.address])).toEqual([
      [2, '张三', 'a@x.example'],
      [2, '张三', 'b@x.example'],
    ])
  })

  test('each is called what stands before it; one alone what its column says', () => {
    const several = '"王五，处长" <a@x.example>; 李四 <b@x.example>; c@x.example'
    expect(judged({ address: several }, true).accepted.map(({ name }) => name)).toEqual(['王五,处长', '李四', '张三'])
    expect(judged({ address: '李四 <b@x.example>' }).accepted[0]?.name).toBe('张三')
    expect(judged({ address: '李四 <b@x.example>', name: '' }).accepted[0]?.name).toBe('李四')
  })

  test('one address twice is one', () => {
    expect(judged({ address: 'a@x.example; A@x.example' }).accepted.map(({ address }) => address)).toEqual([
      'a@x.example',
    ])
  })

  test('with anything that is none, the cell is refused as it is written', () => {
    for (const address of ['a@x.example;李四', 'a@x.example;b@', '张三 a@x.example'])
      for (const split of [true, false])
        expect(judged({ address }, split).refused).toEqual([{ row: 2, reason: `“${address}”不是邮箱地址` }])
  })

  test('with another fault in the row, splitting is not offered', () => {
    const { refused } = judged({ address: 'a@x.example;b@x.example', lists: '' })
    expect(refused).toEqual([{ row: 2, reason: expect.stringMatching(/^一格里有 2 个邮箱：.*；缺少名单/) }])
  })

  test('a cell full of them is looked through once', () => {
    const { refused } = judged({ address: 'a@x.cn;'.repeat(142) })
    expect(refused).toEqual([])
    expect(judged({ address: Array.from({ length: 60 }, (_, n) => `a${n}@x.cn`).join(';') }).refused).toHaveLength(1)
  })
})
