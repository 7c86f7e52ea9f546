/**
 * Six issues as they looked when someone looked at them: every page against its picture in `goldens/`.
 * `GOLDENS=write npx vitest run tests/print/goldens.test.ts` makes the pictures anew; look at each before it is committed.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Printer } from '#functions/print/printer.ts'
import { openPrinter } from '#functions/print/printer.ts'
import { Content } from '#shared/content/content.ts'
import { aPng, imageOf, shelfOf } from '../support/print/a-picture.ts'
import { goldenContents } from '../support/print/golden-contents.ts'
import { differing, pngOf, rasterOf, rastersOf } from './raster.ts'

vi.setConfig({ testTimeout: 120_000 })

const FOLDER = join(import.meta.dirname, 'goldens')
const PER_MM = 3
/** What another version of the rasteriser may change. */
const TOLERANCE = 0.0005

const picture = aPng()
let printer: Printer
beforeAll(async () => {
  printer = await openPrinter({ start: 'now', pictures: shelfOf(picture) })
}, 60_000)
afterAll(() => printer.close())

const ISSUES = goldenContents(imageOf(picture))

test.each(Object.keys(ISSUES))('%s looks as it did', async (name) => {
  const { pdf } = await printer.print(Content.parse(ISSUES[name]))
  const pages = await rastersOf(pdf, PER_MM)
  const fileOf = (index: number) => join(FOLDER, `${name}-${index + 1}.png`)
  if (process.env.GOLDENS === 'write') {
    mkdirSync(FOLDER, { recursive: true })
    for (const [i, page] of pages.entries()) writeFileSync(fileOf(i), pngOf(page))
  }
  expect(existsSync(fileOf(pages.length)), 'a page less than there was').toBe(false)
  for (const [i, page] of pages.entries())
    expect(differing(page, await rasterOf(readFileSync(fileOf(i)), PER_MM)), `page ${i + 1}`).toBeLessThan(TOLERANCE)
})
