/** The picture of the first page: what pdf.js draws of the PDF, made by the printer's own browser. */
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { LogLine } from '#functions/log/log.ts'
import { openPrinter, type Printer } from '#functions/print/printer.ts'
import { aContent, aContentOfLength } from '../support/print/a-content.ts'
import { browserProcesses } from './browser-processes.ts'
import { differing, rasterOf, rastersOf } from './raster.ts'

vi.setConfig({ testTimeout: 120_000 })

const PER_MM = 1000 / 210

const lines: LogLine[] = []
let printer: Printer
beforeAll(async () => {
  printer = await openPrinter({ start: 'now', log: (line) => lines.push(line) })
}, 60_000)
afterAll(() => printer.close())

async function drawn(pdf: Uint8Array) {
  const picture = await printer.drawFirstPage(pdf)
  if (!picture) throw new Error('not drawn')
  return picture
}

test('is the page that is printed, of whichever PDF comes next, and light enough for a phone', async () => {
  const both = await Promise.all(
    [aContent(), aContentOfLength(30)].map(async (content) => {
      const { pdf } = await printer.print(content)
      const picture = await drawn(pdf)
      expect(picture.length).toBeLessThan(150_000)
      const [page] = await rastersOf(pdf, PER_MM, [1])
      if (!page) throw new Error('no page')
      return { page, picture: await rasterOf(Buffer.from(picture), PER_MM) }
    }),
  )
  const [short, long] = both
  if (!short || !long) throw new Error('not both')
  // Letters have other edges in the browser than on the test's canvas, some 1 % of the pixels; another page differs by 4 %.
  const other = differing(short.page, long.page)
  for (const { page, picture } of both) expect(differing(picture, page)).toBeLessThan(other / 2)
  expect(lines).toEqual([])
})

test('a printer that is closed draws nothing, and starts no browser for it', async () => {
  const closed = await openPrinter()
  await closed.close()
  const before = browserProcesses().length
  expect(await closed.drawFirstPage(new TextEncoder().encode('%PDF-1.7'))).toBeNull()
  expect(browserProcesses()).toHaveLength(before)
})

test('of what is no PDF there is none, which is told in the log; the next print and the next picture are there', async () => {
  expect(await printer.drawFirstPage(new TextEncoder().encode('%PDF-1.7\nnothing'))).toBeNull()
  expect(lines).toMatchObject([{ level: 'warn', event: 'first-page-not-drawn' }])
  const { pdf } = await printer.print(aContent())
  expect((await drawn(pdf)).length).toBeGreaterThan(1_000)
})
