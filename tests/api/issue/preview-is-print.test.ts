/** One layout: what the preview answers is the very file that review freezes, for twelve issues, line by line. */
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { openPrinter, type Printer } from '#functions/print/printer.ts'
import type { Content } from '#shared/content/content.ts'
import { aContent, aContentOfLength } from '../../support/print/a-content.ts'
import { linesOf, readPdf } from '../../support/print/read-pdf.ts'
import { usingCentre } from '../../support/using-centre.ts'

vi.setConfig({ testTimeout: 120_000 })

const { editor } = await usingCentre({ people: ['editor'], print: 'by-chromium' })
/** Another browser than the preview's, as the render worker's is. */
let printer: Printer
beforeAll(async () => {
  printer = await openPrinter({ start: 'now' })
}, 120_000)
afterAll(async () => {
  await printer.close()
})

const twelve: Content[] = [
  aContent(),
  aContent({ note: '供参考。', correction: '第2期有误，特此更正。' }),
  aContent({ security: { level: '内部资料', number: '编号：7' } }),
  aContent({ masthead: { name: null, number: null } }),
  ...[3, 6, 9, 12, 15, 20, 25, 31].map((count) => aContentOfLength(count, 60 + count * 7)),
]

const linesIn = async (pdf: Uint8Array) => (await readPdf(pdf)).pages.map((page) => linesOf(page))

test.each(twelve.map((content, i) => [i + 1, content] as const))('issue %i of twelve', async (_, content) => {
  const { body: previewed } = await editor.post('/api/preview', content)
  const printed = (await printer.print(content)).pdf
  expect(await linesIn(previewed)).toEqual(await linesIn(printed))
  expect(Buffer.compare(previewed, printed)).toBe(0)
})
