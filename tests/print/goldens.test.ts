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
import { pngOf, type Raster, rasterOf, rastersOf } from './raster.ts'

vi.setConfig({ testTimeout: 120_000 })

const FOLDER = join(import.meta.dirname, 'goldens')
const PER_MM = 3
/** Of all pixels, those whose grey differs by more than a third: what another version of the rasteriser may change. */
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

function differing(a: Raster, b: Raster): number {
  expect([a.width, a.height]).toEqual([b.width, b.height])
  let count = 0
  for (let at = 0; at < a.rgba.length; at += 4) if (Math.abs(greyAt(a, at) - greyAt(b, at)) > 85) count += 1
  return count / (a.width * a.height)
}

const greyAt = ({ rgba }: Raster, at: number): number =>
  ((rgba[at] ?? 0) + (rgba[at + 1] ?? 0) + (rgba[at + 2] ?? 0)) / 3
