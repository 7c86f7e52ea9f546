/** XLSX files as offices keep them: several sheets, hidden things, merged cells, parts under any names; nothing is left out without a word. */
import { describe, expect, test } from 'vitest'
import { readBook } from '#shared/recipients/read-file.ts'
import { UnreadableSheet } from '#shared/recipients/sheet.ts'
import type { Choice } from '#shared/recipients/sheets-to-read.ts'
import { judge } from '#shared/recipients/verdict.ts'
import { type XlsxSheet, xlsxBook } from '../support/xlsx-book.ts'

const HEADER = ['单位', '姓名', '邮箱', '名单']
const row = (who: string, list = '发', unit = '甲局') => [unit, who, `${who}@x.example`, list]
const list = (name: string, ...rows: string[][]): XlsxSheet => ({ name, rows: [HEADER, ...rows] })
const read = (file: Uint8Array, choice?: Choice) => judge(readBook(file), choice)
const names = (file: Uint8Array, choice?: Choice) => read(file, choice).accepted.map(({ name }) => name)

describe('several sheets', () => {
  test('all visible ones are read, each row told with its sheet, one address merged across them', () => {
    expect(read(xlsxBook([list('报送', row('a', '报'), row('b', '报')), list('分发', row('c'), row('b'))]))).toEqual({
      accepted: [
        { sheet: '报送', row: 2, address: 'a@x.example', name: 'a', unit: '甲局', lists: ['reporting'] },
        {
          sheet: '报送',
          row: 3,
          address: 'b@x.example',
          name: 'b',
          unit: '甲局',
          lists: ['reporting', 'distribution'],
        },
        { sheet: '分发', row: 2, address: 'c@x.example', name: 'c', unit: '甲局', lists: ['distribution'] },
      ],
      merged: [{ sheet: '分发', row: 3, into: 3, intoSheet: '报送' }],
      refused: [],
      passedOver: [],
      sheets: ['报送', '分发'],
    })
  })

  test('hidden, empty and other ones are passed over, each with the reason', () => {
    const file = xlsxBook([
      { ...list('旧', row('old')), state: 'hidden' },
      { ...list('更旧', row('older')), state: 'veryHidden' },
      list('名单', row('a')),
      { name: 'Sheet2', rows: [] },
      { name: '说明', rows: [['填写说明'], ['每行一个邮箱']] },
    ])
    const { accepted, passedOver, sheets } = read(file)
    expect(accepted.map(({ name, sheet }) => [name, sheet])).toEqual([['a', undefined]])
    expect(sheets).toEqual(['名单'])
    expect(passedOver).toEqual([
      { where: '工作表“旧”', why: '是隐藏的工作表' },
      { where: '工作表“更旧”', why: '是隐藏的工作表' },
      { where: '工作表“Sheet2”', why: '没有内容' },
      { where: '工作表“说明”', why: expect.stringMatching(/^没有认出表头：.*缺少/) },
    ])
  })

  test('a person may choose', () => {
    const file = xlsxBook([list('报送', row('a')), list('分发', row('b'))])
    expect(names(file, { sheets: new Set([1]) })).toEqual(['b'])
    expect(read(file, { sheets: new Set([1]) }).passedOver).toEqual([
      { where: '工作表“报送”', why: '没有选这张工作表' },
    ])
  })

  test('a chart is no sheet of rows', () => {
    const { passedOver, accepted } = read(
      xlsxBook([list('图', row('x')), list('名单', row('a'))], {
        change: {
          'xl/_rels/workbook.xml.rels':
            '<Relationships><Relationship Id="rId1" Type="x/chartsheet" Target="worksheets/图.xml"/><Relationship Id="rId2" Type="x/worksheet" Target="worksheets/名单.xml"/></Relationships>',
        },
      }),
    )
    expect(accepted.map(({ name }) => name)).toEqual(['a'])
    expect(passedOver).toEqual([{ where: '工作表“图”', why: '是图表或其他内容，不是表格' }])
  })

  test('with nothing but hidden ones the file is refused', () => {
    expect(() => read(xlsxBook([{ ...list('旧', row('old')), state: 'hidden' }]))).toThrow('都是隐藏的')
  })

  test('with no head in any, each is named', () => {
    const file = xlsxBook([
      { name: '一', rows: [['电话', '地址']] },
      { name: '二', rows: [['序号', '备注']] },
    ])
    expect(() => read(file)).toThrow(UnreadableSheet)
    expect(() => read(file)).toThrow(/工作表“一”：.*“电话”“地址”.*工作表“二”：/)
  })
})

describe('hidden rows and columns', () => {
  test.each([
    ['by a filter', 'hidden="1"'],
    ['as another program writes it', 'hidden="true"'],
    ['by a height of nothing', 'ht="0" customHeight="1"'],
  ])('rows that are hidden %s are left out and told', (_, is) => {
    const sheet = { ...list('名单', row('a'), row('b'), row('c'), row('d'), row('e')), rowIs: { 3: is, 4: is, 6: is } }
    const { accepted, passedOver } = read(xlsxBook([sheet]))
    expect(accepted.map((one) => [one.row, one.name])).toEqual([
      [2, 'a'],
      [5, 'd'],
    ])
    expect(passedOver).toEqual([
      { where: '第 3–4 行', why: '是隐藏的行（如被筛选掉的）' },
      { where: '第 6 行', why: '是隐藏的行（如被筛选掉的）' },
    ])
  })

  test('a row that is said not to be hidden is read', () => {
    expect(names(xlsxBook([{ ...list('名单', row('a')), rowIs: { 2: 'hidden="0" ht="15"' } }]))).toEqual(['a'])
  })

  test('columns are left out and told, and so is an old address beside the new one', () => {
    const sheet: XlsxSheet = {
      name: '名单',
      cols: '<col min="1" max="2" width="9"/><col min="3" max="4" width="9" hidden="1"/><col min="6" max="6" width="0"/>',
      rows: [
        ['单位', '姓名', '邮箱', '电话', '邮箱', '备注', '名单'],
        ['甲局', 'a', 'old@x.example', '1', 'new@x.example', '无', '发'],
      ],
    }
    const { accepted, passedOver } = read(xlsxBook([sheet]))
    expect(accepted.map(({ address }) => address)).toEqual(['new@x.example'])
    expect(passedOver).toEqual([
      { where: 'C 列', why: '是隐藏的列' },
      { where: 'D 列', why: '是隐藏的列' },
      { where: 'F 列', why: '是隐藏的列' },
    ])
  })
})

test('where nothing is seen, or a column is missing, what is hidden is named', () => {
  const sheet = list('名单', row('a'))
  expect(() => read(xlsxBook([{ ...sheet, rowIs: { 1: 'hidden="1"', 2: 'hidden="1"' } }]))).toThrow(
    /没有内容；第 1–2 行是隐藏的行/,
  )
  expect(() => read(xlsxBook([{ ...sheet, cols: '<col min="3" max="3" hidden="1"/>' }]))).toThrow(
    /缺少：邮箱.*；C 列是隐藏的列/,
  )
})

describe('merged cells', () => {
  test('say for each row and each column what the first of them says', () => {
    const sheet: XlsxSheet = {
      name: '名单',
      merged: ['A2:A4', 'D2:D3', 'A5:B5', 'C7:C8'],
      rows: [
        HEADER,
        ['甲局', 'a', 'a@x.example', '报'],
        ['', 'b', 'b@x.example', ''],
        // What a program left below a merge is seen by nobody.
        ['旧局', 'c', 'c@x.example', '发'],
        ['省档案馆', '', 'd@x.example', '发'],
        ['丁局', 'e', 'e@x.example', '发'],
        ['丁局', 'f', 'f@x.example', '发'],
        ['丁局', 'g', '', '报'],
      ],
    }
    const { accepted, merged, refused } = read(xlsxBook([sheet]))
    expect(accepted.map(({ unit, name, lists }) => [unit, name, ...lists])).toEqual([
      ['甲局', 'a', 'reporting'],
      ['甲局', 'b', 'reporting'],
      ['甲局', 'c', 'distribution'],
      ['省档案馆', '省档案馆', 'distribution'],
      ['丁局', 'e', 'distribution'],
      ['丁局', 'f', 'reporting', 'distribution'],
    ])
    expect(merged).toEqual([{ row: 8, into: 7 }])
    expect(refused).toEqual([])
  })

  test('whose first row is hidden are still seen; rows that hold nothing else say nothing', () => {
    const sheet: XlsxSheet = {
      name: '名单',
      merged: ['A2:A9'],
      rowIs: { 2: 'hidden="1"' },
      rows: [HEADER, ['甲局', 'a', 'a@x.example', '报'], ['', 'b', 'b@x.example', '报'], [], ['', '']],
    }
    const { accepted, refused } = read(xlsxBook([sheet]))
    expect(accepted.map(({ unit, name }) => [unit, name])).toEqual([['甲局', 'b']])
    expect(refused).toEqual([])
  })

  test('a title across the list, a head over two rows and a line between groups are passed over and told', () => {
    const sheet: XlsxSheet = {
      name: '名单',
      merged: ['A1:E1', 'A2:A3', 'B2:B3', 'C2:D2', 'E2:E3', 'A5:E5'],
      rows: [
        ['名单'],
        ['单位', '姓名', '联系方式', '', '名单'],
        ['', '', '电话', '邮箱', ''],
        ['甲局', 'a', '12345', 'a@x.example', '发'],
        ['市州政务服务中心'],
        ['乙局', 'b', '67890', 'b@x.example', '发'],
      ],
    }
    const { accepted, refused, passedOver } = read(xlsxBook([sheet]))
    expect(accepted.map(({ row: at, unit, name }) => [at, unit, name])).toEqual([
      [4, '甲局', 'a'],
      [6, '乙局', 'b'],
    ])
    expect(refused).toEqual([])
    expect(passedOver).toEqual([
      { where: '第 1 行', why: '在表头之上：“名单”' },
      { where: '第 2 行', why: '在表头之上：“单位”' },
      { where: '第 5 行', why: '是小标题：“市州政务服务中心”' },
      { where: 'C 列“电话”', why: '名单用不到这一列' },
    ])
  })

  test('of any size are no more work than there are cells; more than that is refused', () => {
    const rows = Array.from({ length: 2000 }, (_, at) => row(`p${at}`))
    const whole = { ...list('名单', ...rows), merged: ['F1:XFD1048576'] }
    expect(read(xlsxBook([whole])).accepted).toHaveLength(2000)
    const upon = { ...list('名单', ...rows), merged: Array.from({ length: 15_000 }, () => 'F1:XFD1048576') }
    expect(() => read(xlsxBook([upon]))).toThrow('互相重叠')
    const many = { ...list('名单', ...rows), merged: Array.from({ length: 20_001 }, () => 'F1:G1') }
    expect(() => read(xlsxBook([many]))).toThrow('合并的单元格过多')
  })

  test.each(['', 'A2', 'A9:A2', 'ZZZ1:ZZZ9', 'A0:B0', '$A$2:$A$3', 'A2:A99999999', '甲'])(
    'the range %j harms nothing',
    (ref) => {
      expect(names(xlsxBook([{ ...list('名单', row('a'), row('b')), merged: [ref] }]))).toEqual(['a', 'b'])
    },
  )
})
