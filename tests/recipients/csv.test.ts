/** CSV as spreadsheets, databases and people leave it: marks, a line that names the delimiter, blanks before quotes, titles above the head. */
import { describe, expect, test } from 'vitest'
import { readBook } from '#shared/recipients/read-file.ts'
import { UnreadableSheet } from '#shared/recipients/sheet.ts'
import { judge } from '#shared/recipients/verdict.ts'
import { firstRows } from '../support/book.ts'

const LINES = ['单位,姓名,邮箱,名单', '甲局,张一,a@x.example,发', '乙局,李二,b@x.example,报']
const CSV = `${LINES.join('\r\n')}\r\n`
const bytes = (text: string, encoding: BufferEncoding = 'utf8') => new Uint8Array(Buffer.from(text, encoding))
const swapped = (text: string) => new Uint8Array(Buffer.from(text, 'utf16le').swap16())
const read = (file: string | Uint8Array) => judge(readBook(typeof file === 'string' ? bytes(file) : file))
const names = (file: string | Uint8Array) => read(file).accepted.map(({ row, name }) => `${row} ${name}`)
const with1 = (delimiter: string) => CSV.replaceAll(',', delimiter)
const PLAIN = ['2 张一', '3 李二']
const LATER = ['3 张一', '4 李二']

describe('is read the same', () => {
  test.each<[string, string | Uint8Array, string[]]>([
    ['with tabs', with1('\t'), PLAIN],
    ['with semicolons', with1(';'), PLAIN],
    ['with full-width commas', with1('，'), PLAIN],
    ['with full-width semicolons', with1('；'), PLAIN],
    ['with bars', with1('|'), PLAIN],
    ['with a title above', `简报收件名单（2026年）\r\n${CSV}`, LATER],
    ['with a title of commas above', `简报收件名单,,,\r\n${CSV}`, LATER],
    ['with a title above tabs', `简报，收件名单；2026\r\n${with1('\t')}`, LATER],
    ['with sep=', `sep=,\r\n${CSV}`, LATER],
    ['with SEP= of another', `SEP=;\n${with1(';')}`, LATER],
    ['with sep= of a tab', `sep=\t\n${with1('\t')}`, LATER],
    ['with sep= of a sign that patterns know', `sep=^\n${with1('^')}`, LATER],
    ['with sep= of another', `sep=]\n${with1(']')}`, LATER],
    ['with sep= as a spreadsheet saved it', `"sep=;"\r\n${with1(';')}`, LATER],
    ['with sep= and the commas of empty cells', `sep=,,,,\r\n${CSV}`, LATER],
    ['with sep= and a title', `sep=,\r\n名单\r\n${CSV}`, ['4 张一', '5 李二']],
    ['with a mark', `\uFEFF${CSV}`, PLAIN],
    ['with two marks', `\uFEFF\uFEFF${CSV}`, PLAIN],
    ['with a mark before and after sep=', `\uFEFFsep=,\r\n\uFEFF${CSV}`, LATER],
    ['with a mark where two files were put together', `${LINES.slice(0, 2).join('\n')}\n\uFEFF${LINES[2]}\n`, PLAIN],
    ['with a mark before a quote', `\uFEFF"单位",姓名,邮箱,名单\n${LINES.slice(1).join('\n')}`, PLAIN],
    ['with the end mark of DOS', `${CSV}\u001A`, PLAIN],
    ['with the end mark of DOS on the last line', `${CSV.trimEnd()}\u001A`, PLAIN],
    ['with several and blanks', `${CSV}\u001A\r\n\u001A\u001A`, PLAIN],
    ['with blanks before quotes', CSV.replace(/(^|,)([^,\r\n]+)/gm, '$1 "$2"'), PLAIN],
    ['with blanks on both sides of quotes', CSV.replace(/(^|,)([^,\r\n]+)/gm, '$1 \t\u3000"$2"  '), PLAIN],
    ['with blanks around all', CSV.replaceAll(',', ' , '), PLAIN],
    ['with a line break in a cell', CSV.replace('张一', '"张\n一"'), PLAIN],
    ['in UTF-16LE with its mark', bytes(`\uFEFF${CSV}`, 'utf16le'), PLAIN],
    ['in UTF-16BE with its mark', swapped(`\uFEFF${CSV}`), PLAIN],
    ['in UTF-16BE with tabs and sep=', swapped(`\uFEFFsep=\t\r\n${with1('\t')}`), LATER],
    [
      'with its mark in GB 18030',
      new Uint8Array([
        0x84,
        0x31,
        0x95,
        0x33,
        ...Buffer.from('b5a5cebb2cd0d5c3fb2cd3cacfe42cc3fbb5a50abcd7beD62cd5c5d2bb2c614078'.toLowerCase(), 'hex'),
        ...bytes('.example,'),
        0xb7,
        0xa2,
        0x0a,
      ]),
      ['2 张一'],
    ],
  ])('%s', (_, file, said) => {
    expect(names(file)).toEqual(said)
    expect(read(file).refused).toEqual([])
    expect(read(file).passedOver.filter(({ why }) => why.includes('看不见'))).toEqual([])
  })
})

test('a quote may hold delimiters, quotes and lines; a blank before it changes nothing', () => {
  const { accepted } = read(`${LINES[0]}\n "甲局,\n""二楼""" ,张一, a@x.example ,"报,发"\n`)
  expect(accepted).toMatchObject([{ unit: '甲局, "二楼"', lists: ['reporting', 'distribution'] }])
})

test('what was passed over is told, with its line', () => {
  const file = `sep=,\n简报收件名单,,,,\n单位,姓名,邮箱,名单,电话\n甲局,张一,a@x.example,发,1\n,,,,\n单位,姓名,邮箱,名单,电话\n合计,1 人,,,\n备注：停用的请告知,,,,\n制表：张三,,,,\n`
  expect(read(file)).toMatchObject({
    accepted: [{ row: 4 }],
    refused: [],
    passedOver: [
      { where: '第 1 行', why: '只说明分隔符：sep=,' },
      { where: '第 2 行', why: '在表头之上：“简报收件名单”' },
      { where: '第 6 行', why: '又是表头' },
      { where: '第 7 行', why: '是表尾：“合计”' },
      { where: '第 8 行', why: '是表尾：“备注：停用的请告知”' },
      { where: '第 9 行', why: '是表尾：“制表：张三”' },
      { where: 'E 列“电话”', why: '名单用不到这一列' },
    ],
  })
})

test.each([
  [
    'a quote that is not closed',
    '单位,姓名,邮箱,名单\n"甲局,张一,a@x.example,发\n乙局,李二,b@x.example,报\n',
    '第 2 行的引号没有配对',
  ],
  [
    'one that another line closes',
    '单位,姓名,邮箱,名单\n"甲局,张一,a@x.example,发\n乙局,李二,b@x.example,"报"\n',
    '第 2 行的引号没有配对',
  ],
  ['one after a blank', '单位,姓名,邮箱,名单\n甲局, "张一,a@x.example,发\n', '第 2 行的引号没有配对'],
  ['a page of the web', '<html><table><tr><td>单位</td></tr></table></html>', '网页或 XML'],
  ['a spreadsheet of 2003 in XML', '\uFEFF<?xml version="1.0"?><Workbook/>', '网页或 XML'],
  ['a line of too many cells', `单位,姓名,邮箱,名单\n${','.repeat(200)}\n`, '列数过多'],
])('%s is refused as a whole', (_, file, why) => {
  expect(() => read(file)).toThrow(UnreadableSheet)
  expect(() => read(file)).toThrow(why)
})

test('words behind a closed quote are told with their row', () => {
  expect(read('单位,姓名,邮箱,名单\n"甲局"二楼,张一,a@x.example,发\n').refused).toEqual([
    { row: 2, reason: '“单位”的引号后面还有文字' },
  ])
})

test.each<[string, string]>([
  ['quotes', `${LINES[0]}\n${'"'.repeat(4_000_000)}`],
  ['blanks before quotes', `${LINES[0]}\n${' '.repeat(4_000_000)}"`],
  ['marks', '\uFEFF'.repeat(1_500_000)],
  ['end marks', `${CSV}${'\u001A '.repeat(2_000_000)}x`],
  ['lines of nothing', `${CSV}${'\r\n'.repeat(2_000_000)}`],
  ['sep=', `sep=${','.repeat(4_000_000)}\n${CSV}`],
  ['one cell', `${LINES[0]}\n${'甲'.repeat(1_500_000)},张一,a@x.example,发\n`],
])(
  'megabytes of %s are read in one walk',
  (_, file) => {
    try {
      read(file)
    } catch (error) {
      expect(error).toBeInstanceOf(UnreadableSheet)
    }
  },
  60_000,
)

test.each([',', ';', '\t'])('without a head, the delimiter that divides the most: %j', (delimiter) => {
  const file = ['甲局', '张一、李二', 'a@x.example', '发'].join(delimiter)
  expect(firstRows(bytes(`${file}\n`)).map(({ cells }) => cells.length)).toEqual([4])
})
