/** The parts of a workbook: found by their relationships, read in whatever names, and no further than they hold something. */
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
      'another part that is told of before it, and a workbook that is lost',
      {
        ...without,
        '_rels/.rels': root('docProps/app.xml', 'x/extended-properties').replace(
          '</Relationships>',
          '<Relationship Id="q" Type="x/officeDocument" Target="lost.xml"/><Relationship Id="s" Type="x/officeDocument" Target="Book/Main.xml"/></Relationships>',
        ),
        'docProps/app.xml': '<Properties/>',
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
    ['a part of other bytes', { 'xl/workbook.xml': 'workbook' }, '内部格式不对'],
    ['a part of another kind', { 'xl/workbook.xml': '<book/>' }, '不是 Excel'],
  ])('%s is refused', (_, change, why) => {
    expect(() => read(xlsxBook([list('名单')], { change }))).toThrow(UnreadableSheet)
    expect(() => read(xlsxBook([list('名单')], { change }))).toThrow(why)
  })
})

test('rows and cells without references, in the place after the last', () => {
  const sheet = `<worksheet><dimension ref="A1:XFD1048576"/><sheetData><row><c t="str"><v>单位</v></c><c t="str"><v>姓名</v></c><c r="D1" t="str"><v>邮箱</v></c><c t="str"><v>名单</v></c></row><row/><row><c t="str"><v>甲局</v></c><c r="b3" t="str"><v>a</v></c><c r="D3" t="str"><v>a@x.example</v></c><c t="str"><v>发</v></c></row></sheetData></worksheet>`
  expect(read(xlsxBook([list('名单')], { change: { 'xl/worksheets/名单.xml': sheet } })).accepted).toEqual([
    { row: 3, address: 'a@x.example', name: 'a', unit: '甲局', lists: ['distribution'] },
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
    [
      'attributes',
      `<worksheet ${Array.from({ length: 100_000 }, (_, n) => `a${n}="${n}"`).join(' ')}><sheetData>${rows}</sheetData></worksheet>`,
      '内部格式不对',
    ],
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
