/** `cx recipients` on files as offices have them: encodings of today and of old, CSV of every make, XLSX, and files that are no list. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { readBook } from '#shared/recipients/read-file.ts'
import { UnreadableSheet } from '#shared/recipients/sheet.ts'
import { judge } from '#shared/recipients/verdict.ts'
import { sheetXml, xlsx } from '../support/xlsx.ts'

const CX = join(import.meta.dirname, '../../functions/cli/cx.ts')
const folder = mkdtempSync(join(tmpdir(), 'chuangxun-lists-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const HEADER = ['单位', '姓名', '邮箱', '名单']
const ROW = ['省科技厅', '吴晓岚', 'wu@kjt.example', '报']
const CSV = `${HEADER.join(',')}\r\n${ROW.join(',')}\r\n`
// The same in GB 18030, byte by byte, as TextEncoder writes UTF-8 only.
const GBK = Buffer.from(
  'b5a5cebb2cd0d5c3fb2cd3cacfe42cc3fbb5a50d0acaa1bfc6bcbcccfc2ccee2cffee1b02c7775406b6a742e6578616d706c652cb1a80d0a'.replace(
    / /g,
    '',
  ),
  'hex',
)
const ACCEPTED = [{ row: 2, address: 'wu@kjt.example', name: '吴晓岚', unit: '省科技厅', lists: ['reporting'] }]

const xmlOf = (body: string) => ({ 'xl/worksheets/sheet2.xml': body })
const bytesOf = (file: string | Uint8Array) => (typeof file === 'string' ? Buffer.from(file) : file)
const verdictOf = (file: string | Uint8Array) => judge(readBook(new Uint8Array(bytesOf(file))))

describe('the same list', () => {
  test.each<[string, string | Uint8Array]>([
    ['in UTF-8', CSV],
    ['in UTF-8 with a mark', `\uFEFF${CSV}`],
    ['in GBK', GBK],
    ['in UTF-16, with tabs', Buffer.from(`\uFEFF${CSV.replaceAll(',', '\t')}`, 'utf16le')],
    ['with semicolons', CSV.replaceAll(',', ';')],
    ['with LF', CSV.replaceAll('\r\n', '\n')],
    ['with CR', CSV.replaceAll('\r\n', '\r')],
    ['with no line end at the end', CSV.trimEnd()],
    ['with every cell quoted', CSV.replace(/[^,\r\n]+/g, '"$&"')],
    ['as XLSX', xlsx([HEADER, ROW])],
    [
      'as XLSX with texts in their cells',
      xlsx([HEADER, ROW.map((text) => ({ xml: `<c r="@" t="inlineStr"><is><t>${text}</t></is></c>` }))]),
    ],
    [
      'as XLSX without references',
      xlsx([HEADER, ROW], {
        'xl/worksheets/sheet2.xml': `<x:worksheet xmlns:x="m"><x:sheetData>${[HEADER, ROW].map((row) => `<x:row>${row.map((text) => `<x:c t="str"><x:v>${text}</x:v></x:c>`).join('')}</x:row>`).join('')}</x:sheetData></x:worksheet>`,
      }),
    ],
  ])('%s', (_, file) => {
    expect(verdictOf(file)).toMatchObject({ accepted: ACCEPTED, merged: [], refused: [] })
  })
})

test('rows bear the numbers of the spreadsheet, over quoted line ends, doubled quotes and rows left blank', () => {
  const csv = `${HEADER.join(',')}\n\n"甲\n乙",张三,a@x.example,报\n"“甲”,""乙""",张三,b@x.example,报\n`
  expect(verdictOf(csv)).toMatchObject({
    accepted: [
      { row: 3, address: 'a@x.example', name: '张三', unit: '甲乙', lists: ['reporting'] },
      { row: 4, address: 'b@x.example', name: '张三', unit: '“甲”,"乙"', lists: ['reporting'] },
    ],
    refused: [],
  })
  expect(verdictOf(xlsx([[], HEADER, [], ROW])).accepted).toEqual([{ ...ACCEPTED[0], row: 4 }])
})

test('rows that say nothing, as a sheet has them that was formatted to its end, count for nothing', () => {
  const csv = `${HEADER.join(',')}\n${',,,\n'.repeat(70_000)}${ROW.join(',')}\n`
  expect(verdictOf(csv).accepted).toEqual([{ ...ACCEPTED[0], row: 70_002 }])
  const cells = HEADER.map((title) => `<c t="inlineStr"><is><t>${title}</t></is></c>`).join('')
  const blank = Array.from({ length: 70_000 }, (_, n) => `<row r="${n + 2}"><c r="A${n + 2}" s="3"/></row>`).join('')
  const body = `<worksheet><sheetData><row r="1">${cells}</row>${blank}</sheetData></worksheet>`
  expect(verdictOf(xlsx([], xmlOf(body)))).toMatchObject({ accepted: [], merged: [], refused: [] })
})

test('XLSX: a formula is never worked out, its last result is what was seen; errors and hidden line ends are refused', () => {
  const at = (xml: string) => ['甲', { xml }, 'a@x.example', '报']
  const { accepted, refused } = verdictOf(
    xlsx([
      HEADER,
      at('<c r="@" t="str"><f>"张"&amp;"三"</f><v>李四</v></c>'),
      at('<c r="@"><f>B2</f><v></v></c>'),
      at('<c r="@" t="e"><v>#N/A</v></c>'),
      at('<c r="@" t="inlineStr"><is><t>张三_x000D__x000A_Bcc: x@x.example</t></is></c>'),
      at('<c r="@" t="s"><v>999</v></c>'),
    ]),
  )
  expect(accepted.map(({ row, name }) => `${row} ${name}`)).toEqual(['2 李四'])
  expect(refused.map(({ row, reason }) => `${row} ${reason}`)).toEqual([
    '3 “姓名”是公式，文件里没有它的结果，请用 Excel 或 WPS 打开后另存',
    '4 “姓名”是错误值 #N/A',
    '5 “姓名”中有换行，后面像是邮件头',
    '6 “姓名”的文字找不到了',
  ])
})

const bomb = sheetXml([HEADER, ...Array.from({ length: 20_001 }, () => [{ xml: '<c r="@"><v>1</v></c>' }])], [])

test.each<[string, string | Uint8Array, string]>([
  ['nothing', '', '文件是空的'],
  ['a PDF', '%PDF-1.7\n', 'PDF'],
  ['an old or locked Excel file', Buffer.from('d0cf11e0a1b11ae1', 'hex'), '旧版 Excel（.xls）或加密'],
  ['a zip that is no spreadsheet', xlsx([]).slice(0, 100), '这不是 Excel 表格'],
  ['bytes of no encoding', Buffer.from([0xc4, 0xff, 0xff, 0x20]), '不是文本'],
  ['an open quote', `${HEADER.join(',')}\n"甲,乙,a@x.example,报\n`, '第 2 行的引号没有配对'],
  ['an open quote after doubled ones', `${HEADER.join(',')}\n"甲""乙,a@x.example,报\n`, '第 2 行的引号没有配对'],
  ['too many rows', `${HEADER.join(',')}\n${'甲,乙,a@x.example,报\n'.repeat(20_001)}`, '超过 20000 行'],
  ['too many rows, as XLSX', xlsx([], xmlOf(bomb)), '超过 20000 行'],
  ['too many bytes', ' '.repeat(5_000_001), '超过 5 MB'],
  ['a part that unfolds to a hundred times its size', xlsx([], xmlOf(' '.repeat(31_000_000))), '内容过大'],
  ['a document type', xlsx([], xmlOf('<!DOCTYPE x [<!ENTITY a "b">]><worksheet/>')), '内部格式不对'],
  ['an entity of its own', xlsx([], xmlOf('<worksheet>&a;</worksheet>')), '内部格式不对'],
  ['a tag left open', xlsx([], xmlOf('<worksheet><sheetData>')), '内部格式不对'],
  [
    'rows out of order',
    xlsx([], xmlOf('<worksheet><sheetData><row r="2"/><row r="1"/></sheetData></worksheet>')),
    '行号次序不对',
  ],
  ['no sheet', xlsx([], { 'xl/workbook.xml': '<workbook><sheets/></workbook>' }), '没有工作表'],
  [
    'a sheet that is not there',
    xlsx([], { 'xl/_rels/workbook.xml.rels': '<R><Relationship Id="rId2" Target="../../x"/></R>' }),
    '已损坏',
  ],
])('%s is refused as a whole', (_, file, message) => {
  const refused = () => verdictOf(file)
  expect(refused).toThrow(UnreadableSheet)
  expect(refused).toThrow(message)
})

test('a long list of open quotes is refused at once', () => {
  const began = performance.now()
  expect(() => verdictOf(`"${'a""'.repeat(500_000)}`)).toThrow(UnreadableSheet)
  expect(performance.now() - began).toBeLessThan(5_000)
})

describe('the command', () => {
  const run = (name: string, file?: string | Uint8Array) => {
    if (file !== undefined) writeFileSync(join(folder, name), file)
    const { status, stdout, stderr } = spawnSync(process.execPath, [CX, 'recipients', join(folder, name)], {
      encoding: 'utf8',
    })
    return { status, printed: stdout ? JSON.parse(stdout) : null, stderr }
  }

  test('prints the verdict as JSON', () => {
    const list = `${HEADER.join(',')}\n${ROW.join(',')}\n${ROW.join(',').replace('报', '发')}\n甲,乙,丙,报\n`
    expect(run('list.csv', list)).toEqual({
      status: 0,
      stderr: '',
      printed: {
        accepted: [
          { row: 2, mailbox: 'wu@kjt.example', name: '吴晓岚', roles: ['reporting', 'distribution'], unit: '省科技厅' },
        ],
        merged: [{ row: 3, into: 2 }],
        refused: [{ row: 4, reason: '“丙”不是邮箱地址' }],
        passedOver: [],
        sheets: [],
      },
    })
  })

  test.each<[string, string | undefined, string]>([
    ['none.csv', undefined, '没有这个文件'],
    ['no-header.csv', '甲,乙,a@x.example,报\n', '缺少：单位、姓名、邮箱、名单'],
  ])('refuses %s in one line', (name, file, message) => {
    const { status, printed, stderr } = run(name, file)
    expect({ status, printed }).toEqual({ status: 2, printed: null })
    expect(stderr).toMatch(/^cx: .*\n$/)
    expect(stderr).toContain(message)
  })
})
