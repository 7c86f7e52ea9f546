/** A table that has no room on its page goes on to the next: its head again, no page before it more than half empty, all in place. */
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Printer } from '#functions/print/printer.ts'
import { openPrinter } from '#functions/print/printer.ts'
import { Content } from '#shared/content/content.ts'
import { aContent } from '../support/print/a-content.ts'
import { bare, linesOf, type PdfPage, readPdf } from '../support/print/read-pdf.ts'
import { AREA } from './page-lines.ts'
import { expectWellPrinted } from './well-printed.ts'

vi.setConfig({ testTimeout: 240_000 })

let printer: Printer
beforeAll(async () => {
  printer = await openPrinter({ start: 'now' })
}, 60_000)
afterAll(() => printer.close())

const HEAD = ['市（州）', '受理（件）', '办结（件）', '按时办结率']
const aTable = (rows: number, unit = '') => ({
  title: '各市（州）办件情况',
  head: HEAD,
  rows: Array.from({ length: rows }, (_, i) => [`第${i + 1}市（州）${unit}`, `${1037 + i}`, `${1027 + i}`, '99.01%']),
})

/** A table behind so many lines of text; and a second text behind it. */
const content = (lines: number, rows: number, unit = ''): Content =>
  Content.parse(
    aContent({
      sections: [
        {
          kind: 'items',
          title: '各市（州）情况',
          items: [{ text: '窗'.repeat(28 * lines - 28), tables: [aTable(rows, unit)] }, { text: '口'.repeat(100) }],
        },
      ],
    }),
  )

const textLines = (page: PdfPage | undefined) =>
  page ? linesOf(page).filter(({ baseline }) => baseline < AREA.bottom) : []
const isHead = (text: string) => bare(text) === HEAD.join('')

test.each([
  // The page has 14 lines under its masthead, of which the heading takes one.
  [1, 8, [0]],
  [1, 18, [0, 1]],
  [1, 40, [0, 1, 2]],
  [8, 18, [1]],
  [8, 40, [0, 1, 2]],
  [20, 21, [1, 2]],
  [30, 21, [2]],
])('behind %i lines a table of %i rows is on the pages %j', async (lines, rows, on) => {
  const issue = content(lines, rows)
  const printed = await printer.print(issue)
  await expectWellPrinted(printed, issue)
  const { pages } = await readPdf(printed.pdf)
  const texts = pages.map((page) => textLines(page).map(({ text }) => bare(text)))
  // Each head stands above a row, and each row once.
  expect(texts.flatMap((page, i) => (page.some(isHead) ? [i] : []))).toEqual(on)
  for (const page of texts)
    for (const [i, text] of page.entries())
      if (isHead(text)) expect(page[i + 1]).toMatch(/^第\d+市（州）\d+99\.01%$|^第\d+市（州）\d{8}99\.01%$/)
  expect(texts.flat().filter((text) => text.endsWith('99.01%'))).toHaveLength(rows)
  // On the pages after its first the head is at the top.
  for (const page of on.slice(1)) expect(texts[page]?.findIndex(isHead)).toBe(0)
  // What is before the table's first page is at least half full.
  const before = textLines(pages[(on[0] ?? 0) - 1]).at(-1)
  if (before) expect(before.baseline).toBeGreaterThan((AREA.top + AREA.bottom) / 2 - 5)
})

test('two tables behind one another, each with rows of two lines, and the same bytes from a new page', async () => {
  const long = '政务服务和公共资源交易中心'
  const issue = Content.parse(
    aContent({
      sections: [
        {
          kind: 'items',
          title: '各市（州）情况',
          items: [{ text: '甲。', tables: [aTable(18, long), aTable(21, long)] }, { text: '口'.repeat(200) }],
        },
      ],
    }),
  )
  const printed = await printer.print(issue)
  await expectWellPrinted(printed, issue)
  const fresh = await openPrinter()
  try {
    expect((await fresh.print(issue)).sha256).toBe(printed.sha256)
  } finally {
    await fresh.close()
  }
})
