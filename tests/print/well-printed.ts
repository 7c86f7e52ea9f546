/** A printed issue measured as it is seen: each page's ink within the type area, its number, the masthead, the colophon. */
import { expect } from 'vitest'
import type { Printed } from '#functions/print/printer.ts'
import type { Content } from '#shared/content/content.ts'
import { readPdf } from '../support/print/read-pdf.ts'
import { AREA, expectLinesInPlace, NEAR, near } from './page-lines.ts'
import type { Raster } from './raster.ts'
import { boxOf, isInk, isRed, rastersOf, rulesIn } from './raster.ts'

/** Pixels: a tenth of a millimetre each. */
export const PER_MM = 10
const FOLIO_EM = (14 * 25.4) / 72

/** Nothing outside the type area but the page number, 7 mm below it and one character in from the outer edge. */
export function expectInPlace(raster: Raster, page: number): void {
  const ink = boxOf(raster, isInk, { bottom: AREA.bottom + 1 })
  if (ink) {
    expect(ink.left).toBeGreaterThanOrEqual(AREA.left - NEAR)
    expect(ink.right).toBeLessThanOrEqual(AREA.right + NEAR)
    expect(ink.top).toBeGreaterThanOrEqual(AREA.top - NEAR)
    expect(ink.bottom).toBeLessThanOrEqual(AREA.bottom + NEAR)
  }
  const folio = boxOf(raster, isInk, { top: AREA.bottom + 1 })
  if (page % 2 === 1) near(folio?.right, AREA.right - FOLIO_EM)
  else near(folio?.left, AREA.left + FOLIO_EM)
  // The dashes stand 7 mm below the area, in the middle of the digits.
  near(((folio?.top ?? 0) + (folio?.bottom ?? 0)) / 2, AREA.bottom + 6.6)
}

/** Its rules on these pages, the last of which ends the issue. */
export function expectColophon(rasters: Raster[], entries: number): void {
  const rules = rasters.flatMap((raster) => rulesIn(raster, isInk)).slice(-entries - 1)
  expect(rules).toHaveLength(entries + 1)
  for (const [i, rule] of rules.entries()) {
    near(rule.left, AREA.left)
    near(rule.right, AREA.right)
    const isOuter = i === 0 || i === entries
    expect(Math.abs(rule.bottom - rule.top - (isOuter ? 0.35 : 0.25))).toBeLessThanOrEqual(0.16) // a pixel and a half
  }
  near(rules.at(-1)?.bottom, AREA.bottom)
}

function expectMasthead(raster: Raster): void {
  const [rule, ...others] = rulesIn(raster, isRed)
  expect(others).toEqual([])
  near(rule?.left, AREA.left)
  near(rule?.right, AREA.right)
  const name = boxOf(raster, isRed, { bottom: (rule?.top ?? 0) - 1 })
  // Its strokes, that is: a character does not fill its square evenly.
  if (name) expect(Math.abs((name.left + name.right) / 2 - 106)).toBeLessThan(1)
}

/** Every page of it; gives their rasters. */
export async function expectWellPrinted({ pdf, pages }: Printed, content: Content): Promise<Raster[]> {
  const rasters = await rastersOf(pdf, PER_MM)
  expect(rasters).toHaveLength(pages)
  for (const [i, raster] of rasters.entries()) expectInPlace(raster, i + 1)
  const { reporting, sending = [], distribution, copies } = content.colophon
  const entries = [reporting, sending, distribution].filter((list) => list.length > 0).length + (copies ? 1 : 0)
  if (rasters[0]) expectMasthead(rasters[0])
  expectColophon(rasters, entries)
  expectLinesInPlace(await readPdf(pdf))
  return rasters
}
