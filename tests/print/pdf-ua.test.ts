/**
 * The rules of PDF/UA-1 (ISO 14289-1) that a program can check, by their Matterhorn Protocol 1.1 checkpoints. Not checked: contrast,
 * whether an alternative text is a good one, the order of reading (the text itself is: printed-page.test.ts).
 */
import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { beforeAll, expect, test, vi } from 'vitest'
import { openPrinter } from '#functions/print/printer.ts'
import type { Content } from '#shared/content/content.ts'
import { titleOf } from '#shared/print/printed-sheet.ts'
import { aFullContent } from '../support/print/a-content.ts'
import { aPng, HIDDEN, imageOf, shelfOf } from '../support/print/a-picture.ts'
import { bare, readPdf, textOf } from '../support/print/read-pdf.ts'

vi.setConfig({ testTimeout: 60_000 })

const picture = aPng()
const full = aFullContent(imageOf(picture))
/** It goes on over two pages, its head again on each. */
const longTable = {
  title: '表2　各市（州）受理情况',
  head: ['市（州）', '受理', '办结', '满意率'],
  rows: Array.from({ length: 40 }, (_, i) => [`第${i + 1}市（州）`, `${1365 + i}`, `${1360 + i}`, '99.8%']),
}
const content: Content = {
  ...full,
  sections: [
    ...full.sections,
    { kind: 'items', title: '各市（州）情况', items: [{ text: '各市（州）情况如下。', tables: [longTable] }] },
  ],
}
let pdf: Uint8Array
let raw = ''
let roles: string[] = []
type Node = { role: string; alt?: string; children?: Node[] }
let trees: Node[] = []
let nodes: Node[] = []
const withThoseUnder = (node: Node): Node[] => [
  node,
  ...(node.children ?? []).filter(({ role }) => role).flatMap(withThoseUnder),
]
/** For each thing painted, whether it stands in marked content. */
let paintedOutside = 0

beforeAll(async () => {
  const printer = await openPrinter({ pictures: shelfOf(picture) })
  pdf = (await printer.print(content)).pdf
  await printer.close()
  raw = Buffer.from(pdf).toString('latin1')
  const task = getDocument({ data: Uint8Array.from(pdf), verbosity: 0 })
  const file = await task.promise
  for (let n = 1; n <= file.numPages; n += 1) {
    const page = await file.getPage(n)
    // pdf.js types its tree loosely; Node is what it documents.
    trees = [...trees, (await page.getStructTree()) as unknown as Node]
    const { fnArray, argsArray } = await page.getOperatorList()
    let depth = 0
    for (const [i, operator] of fnArray.entries()) {
      if (operator === OPS.beginMarkedContent || operator === OPS.beginMarkedContentProps) depth += 1
      if (operator === OPS.endMarkedContent) depth -= 1
      // A path that is only clipped with paints nothing.
      const isClip = operator === OPS.constructPath && argsArray[i]?.[0] === OPS.endPath
      const paints = [OPS.showText, OPS.constructPath, OPS.paintImageXObject].includes(operator) && !isClip
      if (paints && depth === 0) paintedOutside += 1
    }
  }
  await task.destroy()
  nodes = trees.flatMap(withThoseUnder)
  roles = nodes.map(({ role }) => role)
}, 60_000)

test('06-001 to 06-004, 07-001, 07-002: XMP names the part and the title, and the title is shown', () => {
  expect(raw).toContain('<pdfuaid:part>1</pdfuaid:part>')
  const xmp =
    Buffer.from(pdf)
      .toString('utf8')
      .match(/<\?xpacket begin[\s\S]*<\?xpacket end="r"\?>/)?.[0] ?? ''
  expect(xmp).toContain(`<rdf:li xml:lang="x-default">${titleOf(content)}</rdf:li>`)
  expect(xmp).toContain(`<dc:creator><rdf:Seq><rdf:li>${content.masthead.issuingUnit}</rdf:li></rdf:Seq></dc:creator>`)
  expect(xmp).toContain('<xmp:ModifyDate>2026-04-08T00:00:00+08:00</xmp:ModifyDate>')
  expect(raw).toMatch(/\/DisplayDocTitle true/)
})

test('11-006: the language is said', () => {
  expect(raw).toContain('/Lang (zh-CN)')
})

test('01-003 to 01-007: it is marked, and everything painted is content or artifact', () => {
  expect(raw).toMatch(/\/MarkInfo <<[^>]*\/Marked true/)
  expect(raw).not.toMatch(/\/Suspects true/)
  expect(paintedOutside).toBe(0)
})

test('02, 14: only standard structure types, headings without a gap', () => {
  const standard =
    /^(Root|Document|Part|Sect|Div|NonStruct|H[1-6]|P|Span|Table|THead|TBody|TR|TH|TD|Caption|Figure|L|LI|Lbl|LBody)$/
  expect([...new Set(roles)].filter((role) => !standard.test(role))).toEqual([])
  expect(roles.filter((role) => /^H\d$/.test(role))).toEqual(['H1', 'H2', 'H2', 'H2', 'H2'])
})

test('13-004: every figure has an alternative text', () => {
  const figures = nodes.filter(({ role }) => role === 'Figure')
  expect(figures.map(({ alt }) => alt)).toContain('窗口工作人员在园区为企业办理业务')
  expect(figures.filter(({ alt, children = [] }) => !alt && !children.some((child) => child.role)).length).toBe(0)
})

test('15-003: tables have heads that say what they are of', () => {
  // A head that is printed again is an artifact: it was told.
  expect(raw.match(/\/S \/TH\n/g)).toHaveLength(4 + 3 + 4 + 40)
  expect(raw).toMatch(/\/Scope \/(Column|Row)/)
})

test('28: no annotation, no form, no script', async () => {
  expect((await readPdf(pdf)).annotations).toBe(0)
  expect(raw).not.toMatch(/\/(AcroForm|JavaScript|JS|OpenAction|AA|EmbeddedFiles|XFA)\b/)
})

test('31: all fonts are embedded subsets, TrueType under CID with an identity map, and can be read back', () => {
  const cid = raw.match(/\/Subtype \/CIDFontType2/g)?.length ?? 0
  expect(cid).toBeGreaterThan(4)
  expect(raw.match(/\/FontFile2 /g)).toHaveLength(cid)
  expect(raw.match(/\/CIDToGIDMap \/Identity/g)).toHaveLength(cid)
  expect(raw.match(/\/ToUnicode /g)).toHaveLength(cid)
  expect(raw).not.toMatch(/\/Type3|\/CIDFontType0|\/FontFile3/)
})

test('the picture is drawn anew: nothing of its file but what it shows', () => {
  expect(raw).not.toContain(HIDDEN)
  expect(raw).not.toContain(picture.subarray(60, 200).toString('latin1'))
  expect(raw).toMatch(/\/Subtype \/Image/)
})

const hasPoppler = await promisify(execFile)('pdftotext', ['-v']).then(
  () => true,
  () => false,
)
test.skipIf(!hasPoppler)('poppler reads the same text as pdf.js', async () => {
  const path = join(tmpdir(), `read-${process.pid}.pdf`)
  await writeFile(path, pdf)
  const { stdout } = await promisify(execFile)('pdftotext', ['-raw', '-enc', 'UTF-8', path, '-'])
  const withoutNumbers = bare(stdout).replaceAll(/—\d+—/g, '')
  expect([...withoutNumbers].sort().join('')).toBe([...textOf(await readPdf(pdf))].sort().join(''))
})
