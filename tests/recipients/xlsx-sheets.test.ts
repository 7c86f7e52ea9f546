/** XLSX files as offices keep them: several sheets, hidden things, merged cells, parts under any names; nothing is left out without a word. */
import { describe, expect, test } from 'vitest'
import { readBook } from '#shared/recipients/read-file.ts'
import { UnreadableSheet } from '#shared/recipients/sheet.ts'
import type { Choice } from '#shared/recipients/sheets-to-read.ts'
import { judge } from '#shared/recipients/verdict.ts'
import { type XlsxParts, type XlsxSheet, xlsxBook } from '../support/xlsx-book.ts'

const HEADER = ['单位', '姓名', '邮箱', '名单']
const row = (who: string, list = '发', unit = '甲局') => [unit, who, `${who}@x.example`, list]
const list = (name: string, ...rows: string[][]): XlsxSheet => ({ name, rows: [HEADER, ...rows] })
const read = (file: Uint8Array, choice?: Choice) => judge(readBook(file), choice)
const names = (file: Uint8Array, choice?: Choice) => read(file, choice).accepted.map(({ name }) => name)

describe('several sheets', () => {
  test('all visible ones are read, each row told with its sheet, one mailbox merged across them', () => {
    expect(read(xlsxBook([list('报送', row('a', '报'), row('b', '报')), list('分发', row('c'), row('b'))]))).toEqual({
      accepted: [
        { sheet: '报送', row: 2, mailbox: 'a@x.example', name: 'a', unit: '甲局', roles: ['reporting'] },
        {
          sheet: '报送',
          row: 3,
          mailbox: 'b@x.example',
          name: 'b',
          unit: '甲局',
          roles: ['reporting', 'distribution'],
        },
        { sheet: '分发', row: 2, mailbox: 'c@x.example', name: 'c', unit: '甲局', roles: ['distribution'] },
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

  test('columns are left out and told, and so is an old mailbox beside the new one', () => {
    const sheet: XlsxSheet = {
      name: '名单',
      cols: '<col min="1" max="2" width="9"/><col min="3" max="4" width="9" hidden="1"/><col min="6" max="6" width="0"/>',
      rows: [
        ['单位', '姓名', '邮箱', '电话', '邮箱', '备注', '名单'],
        ['甲局', 'a', 'old@x.example', '1', 'new@x.example', '无', '发'],
      ],
    }
    const { accepted, passedOver } = read(xlsxBook([sheet]))
    expect(accepted.map(({ mailbox }) => mailbox)).toEqual(['new@x.example'])
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
    expect(accepted.map(({ unit, name, roles }) => [unit, name, ...roles])).toEqual([
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

const STRICT = 'http://purl.oclc.org/ooxml'
const workbook = '<workbook xmlns="x" xmlns:r="y"><sheets><sheet name="名单" sheetId="1" r:id="a"/></sheets></workbook>'
const relations = (target: string, type = 'x/worksheet') =>
  `<Relationships><Relationship Id="a" Type="${type}" Target="${target}"/></Relationships>`
const inline = (rows: string[][]) =>
  `<worksheet><sheetData>${rows.map((cells) => `<row>${cells.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join('')}</row>`).join('')}</sheetData></worksheet>`
const SHEET = inline([HEADER, row('a')])
const without = {
  'xl/workbook.xml': null,
  'xl/_rels/workbook.xml.rels': null,
  '_rels/.rels': null,
  '[Content_Types].xml': null,
}
const root = (target: string, type = 'x/officeDocument') =>
  `<Relationships><Relationship Id="r" Type="${type}" Target="${target}"/></Relationships>`

describe('parts are found by their relationships', () => {
  test.each<[string, XlsxParts]>([
    [
      'a workbook under another name',
      {
        ...without,
        '_rels/.rels': root('Book/Main.xml'),
        'Book/Main.xml': workbook,
        'Book/_rels/Main.xml.rels': relations('s.xml'),
        'Book/s.xml': SHEET,
      },
    ],
    [
      'a workbook at the top',
      {
        ...without,
        '_rels/.rels': root('/workbook.xml'),
        'workbook.xml': workbook,
        '_rels/workbook.xml.rels': relations('a/s.xml'),
        'a/s.xml': SHEET,
      },
    ],
    [
      'absolute targets',
      {
        ...without,
        '_rels/.rels': root('/xl/workbook.xml'),
        'xl/workbook.xml': workbook,
        'xl/_rels/workbook.xml.rels': relations('/data/s.xml'),
        'data/s.xml': SHEET,
      },
    ],
    [
      'targets above',
      {
        ...without,
        '_rels/.rels': root('./xl/workbook.xml'),
        'xl/workbook.xml': workbook,
        'xl/_rels/workbook.xml.rels': relations('../data/./s.xml'),
        'data/s.xml': SHEET,
      },
    ],
    [
      'names in other cases',
      {
        ...without,
        '_RELS/.Rels': root('XL/Workbook.xml'),
        'xl/WorkBook.XML': workbook,
        'XL/_rels/workbook.xml.RELS': relations('WorkSheets/S.xml'),
        'xl/worksheets/s.XML': SHEET,
      },
    ],
    [
      'names with spaces, spelled for an address',
      {
        ...without,
        '_rels/.rels': root('xl/workbook.xml'),
        'xl/workbook.xml': workbook,
        'xl/_rels/workbook.xml.rels': relations('my%20sheet%201.xml'),
        'xl/my sheet 1.xml': SHEET,
      },
    ],
    [
      'names with backslashes',
      {
        ...without,
        'xl\\workbook.xml': workbook,
        'xl\\_rels\\workbook.xml.rels': relations('worksheets\\s.xml'),
        'xl\\worksheets\\s.xml': SHEET,
      },
    ],
    [
      'by content types',
      {
        ...without,
        '[Content_Types].xml':
          '<Types><Override PartName="/Data/Book.xml" ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>',
        'data/book.xml': workbook,
        'data/_rels/book.xml.rels': relations('s.xml'),
        'data/s.xml': SHEET,
      },
    ],
    [
      'the names of strict OOXML',
      {
        ...without,
        '_rels/.rels': root('xl/workbook.xml', `${STRICT}/officeDocument/relationships/officeDocument`),
        'xl/workbook.xml': workbook
          .replace('"x"', `"${STRICT}/spreadsheetml/main" conformance="strict"`)
          .replace('"y"', `"${STRICT}/officeDocument/relationships"`),
        'xl/_rels/workbook.xml.rels': relations('s.xml', `${STRICT}/officeDocument/relationships/worksheet`),
        'xl/s.xml': SHEET.replace('<worksheet>', `<x:worksheet xmlns:x="${STRICT}/spreadsheetml/main">`).replace(
          '</worksheet>',
          '</x:worksheet>',
        ),
      },
    ],
    ['parts in UTF-16', { 'xl/worksheets/名单.xml': Buffer.from(`\uFEFF${SHEET}`, 'utf16le') }],
  ])('%s', (_, change) => {
    expect(names(xlsxBook([list('名单')], { change }))).toEqual(['a'])
  })

  test.each(['SharedStrings.xml', 'strings/words.xml'])('shared texts in %s', (part) => {
    const strings =
      '<sst><si><t>单位</t></si><si><r><t>姓</t></r><r><t>名</t></r><rPh sb="0" eb="2"><t>读音</t></rPh><phoneticPr fontId="1"/></si><si><t>邮箱</t></si><si><t>名单</t></si></sst>'
    const sheet = `<worksheet><sheetData><row r="1">${[0, 1, 2, 3].map((at) => `<c t="s"><v>${at}</v></c>`).join('')}</row><row r="2"><c t="inlineStr"><is><r><t>甲</t></r><r><t>局</t></r><rPh sb="0" eb="1"><t>读音</t></rPh></is></c><c r="B2" t="inlineStr"><is><t>a</t></is></c><c t="inlineStr"><is><t>a@x.example</t></is></c><c t="inlineStr"><is><t>发</t></is></c></row></sheetData></worksheet>`
    const change = {
      'xl/sharedStrings.xml': null,
      [`xl/${part}`]: strings,
      'xl/worksheets/名单.xml': sheet,
      'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="rId1" Target="worksheets/名单.xml"/>${part.includes('/') ? `<Relationship Id="s" Type="x/sharedStrings" Target="${part}"/>` : ''}</Relationships>`,
    }
    expect(read(xlsxBook([list('名单')], { change })).accepted).toMatchObject([{ unit: '甲局', name: 'a' }])
  })

  test.each<[string, XlsxParts, string]>([
    [
      'a Word file',
      { ...without, '_rels/.rels': root('word/document.xml'), 'word/document.xml': '<document/>' },
      '不是 Excel',
    ],
    [
      'a sheet that lies elsewhere',
      {
        'xl/_rels/workbook.xml.rels':
          '<Relationships><Relationship Id="rId1" Target="http://x.example/s.xml" TargetMode="External"/></Relationships>',
      },
      '已损坏',
    ],
    ['no sheet of that name', { 'xl/worksheets/名单.xml': null }, '已损坏'],
    ['a binary workbook', { ...without, '_rels/.rels': root('xl/workbook.bin'), 'xl/workbook.bin': 'x' }, '.xlsb'],
    [
      'an OpenDocument file',
      { ...without, mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': '<x/>' },
      '.ods',
    ],
    ['a part of other bytes', { 'xl/workbook.xml': 'workbook' }, '不是 Excel'],
  ])('%s is refused', (_, change, why) => {
    expect(() => read(xlsxBook([list('名单')], { change }))).toThrow(UnreadableSheet)
    expect(() => read(xlsxBook([list('名单')], { change }))).toThrow(why)
  })
})

test('rows and cells without references, in the place after the last', () => {
  const sheet = `<worksheet><dimension ref="A1:XFD1048576"/><sheetData><row><c t="str"><v>单位</v></c><c t="str"><v>姓名</v></c><c r="D1" t="str"><v>邮箱</v></c><c t="str"><v>名单</v></c></row><row/><row><c t="str"><v>甲局</v></c><c r="b3" t="str"><v>a</v></c><c r="D3" t="str"><v>a@x.example</v></c><c t="str"><v>发</v></c></row></sheetData></worksheet>`
  expect(read(xlsxBook([list('名单')], { change: { 'xl/worksheets/名单.xml': sheet } })).accepted).toEqual([
    { row: 3, mailbox: 'a@x.example', name: 'a', unit: '甲局', roles: ['distribution'] },
  ])
})

describe('a file that claims a lot is read as far as it holds something, or refused', () => {
  const sheetOf = (xml: string) => xlsxBook([list('名单')], { change: { 'xl/worksheets/名单.xml': xml } })
  const cells = (row: string[]) => row.map((text) => `<c t="str"><v>${text}</v></c>`).join('')
  const rows = `<row>${cells(HEADER)}</row><row>${cells(row('a'))}</row>`

  test.each<[string, string]>([
    [
      'columns to hide',
      `<worksheet><cols>${'<col min="-2000000000" max="2000000000" hidden="1"/>'.repeat(20_000)}</cols><sheetData>${rows}</sheetData></worksheet>`,
    ],
    [
      'attributes',
      `<worksheet ${Array.from({ length: 100_000 }, (_, n) => `a${n}="${n}"`).join(' ')}><sheetData>${rows}</sheetData></worksheet>`,
    ],
    ['blanks between attributes', `<worksheet${' '.repeat(3_000_000)}><sheetData>${rows}</sheetData></worksheet>`],
    [
      'cells far to the right',
      `<worksheet><sheetData>${rows}<row>${'<c r="XFD3" t="str"><v>x</v></c>'.repeat(50_000)}</row></sheetData></worksheet>`,
    ],
    ['comments', `<worksheet>${'<!-- x -->'.repeat(200_000)}<sheetData>${rows}</sheetData></worksheet>`],
  ])(
    '%s',
    (what, xml) => {
      if (what === 'columns to hide') expect(() => names(sheetOf(xml))).toThrow('没有内容；A 列是隐藏的列')
      else expect(names(sheetOf(xml))).toEqual(['a'])
    },
    60_000,
  )

  test.each<[string, string, string]>([
    ['elements within one another', '<a>'.repeat(1_000_000), '内部格式不对'],
    ['a comment without end', `<worksheet><!--${'-'.repeat(3_000_000)}`, '内部格式不对'],
    ['a tag without end', `<worksheet ${'a="b" '.repeat(500_000)}`, '内部格式不对'],
    ['ampersands', `<worksheet>${'&'.repeat(300_000)}</worksheet>`, '内部格式不对'],
    ['a row number beyond all', `<worksheet><sheetData><row r="1e999"/></sheetData></worksheet>`, '行号次序不对'],
  ])(
    '%s',
    (_, xml, why) => {
      expect(() => names(sheetOf(xml))).toThrow(UnreadableSheet)
      expect(() => names(sheetOf(xml))).toThrow(why)
    },
    60_000,
  )

  test('more sheets than anyone has, and parts that unfold to more than all lists', () => {
    const sheets = Array.from({ length: 51 }, (_, n) => list(`表${n}`, row('a')))
    expect(() => read(xlsxBook(sheets))).toThrow('工作表超过 50 张')
    const wide = `<worksheet><!--${' '.repeat(25_000_000)}--><sheetData>${rows}</sheetData></worksheet>`
    const change = { 'xl/worksheets/一.xml': wide, 'xl/worksheets/二.xml': wide, 'xl/worksheets/三.xml': wide }
    expect(() => read(xlsxBook([list('一'), list('二'), list('三')], { change }))).toThrow('内容过大')
  }, 60_000)
})
