/** The body font's outlines, packed beforehand and put in after printing: the same font as if Chromium had embedded it. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { cp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { constants, deflateRawSync, inflateSync } from 'node:zlib'
import fc from 'fast-check'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { startChromium } from '#functions/print/browser/chromium.ts'
import { openFontRules } from '#functions/print/font-rules.ts'
import { adler32, joinedAdler32, wordSum } from '#functions/print/glyphs/checksums.ts'
import { packGlyphs } from '#functions/print/glyphs/pack-glyphs.ts'
import { readPackedGlyphs } from '#functions/print/glyphs/packed-glyphs.ts'
import { glyphsIn, outlineStarts, tablesOf } from '#functions/print/glyphs/sfnt.ts'
import { zlibStream } from '#functions/print/glyphs/zlib-stream.ts'
import { keepPage } from '#functions/print/page/kept-page.ts'
import { packedIn, readObjects } from '#functions/print/pdf/objects.ts'
import { BOXES } from '#functions/print/pdf/outlines.ts'
import { openPrinter } from '#functions/print/printer.ts'
import { sheetHtml } from '#shared/print/document.ts'
import { facedTexts } from '#shared/print/faced-texts.ts'
import { sheetOf } from '#shared/print/sheet.ts'
import { aContent, aContentOfLength } from '../support/print/a-content.ts'
import { boxesFont, drawnFont, folderOfDrawnFont, packedGlyphs, unpacked } from '../support/print/drawn-font.ts'
import { rastersOf } from './raster.ts'

vi.setConfig({ testTimeout: 60_000 })

const folder = mkdtempSync(join(tmpdir(), 'outlines-'))
afterAll(() => rmSync(folder, { recursive: true }))

describe('packing', () => {
  const bytes = fc.oneof(fc.uint8Array({ maxLength: 700 }), fc.array(fc.constantFrom(0, 1, 2, 255), { maxLength: 700 }))
  const glyphs = fc.array(
    bytes.map((some) => Buffer.concat([Buffer.from(some)], (some.length + 3) & ~3)),
    { minLength: 1, maxLength: 20 },
  )

  test('any choice of any glyphs is a stream that unpacks to them, its checksum right', async () => {
    const path = join(folder, 'any.glyphs')
    const choices = fc.array(fc.nat(), { maxLength: 30 })
    await fc.assert(
      fc.asyncProperty(glyphs, choices, bytes, async (all, choice, before) => {
        await writeFile(path, packGlyphs(all))
        const packed = readPackedGlyphs(path)
        const chosen = choice.map((some) => some % all.length)
        const front = Buffer.from(before)
        packed.block([...all.keys()], [1, 0]) // leaves its bits behind, which must not show
        const { bytes: block, adler } = packed.block(chosen, adler32(front))
        const start = deflateRawSync(front, { finishFlush: constants.Z_SYNC_FLUSH })
        const stream = Buffer.concat(zlibStream([start, block], adler))
        expect(inflateSync(stream)).toEqual(
          Buffer.concat([front, ...chosen.map((glyph) => all[glyph] ?? Buffer.alloc(0))]),
        )
        for (const [glyph, one] of all.entries()) {
          expect(packed.lengthOf(glyph)).toBe(one.length)
          expect(packed.sumOf(glyph)).toBe(wordSum(one))
        }
      }),
      { numRuns: 60 },
    )
  })

  test('checksums of parts join to that of the whole', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 9000 }), fc.uint8Array({ maxLength: 9000 }), (one, other) => {
        const whole = adler32(Buffer.concat([one, other]))
        expect(joinedAdler32(adler32(one), adler32(other), other.length)).toEqual(whole)
        expect(adler32(other, adler32(one))).toEqual(whole)
      }),
    )
  })

  test('a file that is cut short or is another is refused', async () => {
    const path = join(folder, 'cut.glyphs')
    const whole = packGlyphs([Buffer.from('abcd'), Buffer.from('efghefgh')])
    await writeFile(path, whole.subarray(0, whole.length - 1))
    expect(() => readPackedGlyphs(path)).toThrow('is not whole')
    await writeFile(path, 'no glyphs')
    expect(() => readPackedGlyphs(path)).toThrow('holds no packed glyphs')
  })
})

test('the shipped outlines are those of the shipped boxes: as many, and each in its box', async () => {
  const boxes = glyphsIn(await boxesFont())
  const glyphs = packedGlyphs()
  expect(glyphs.count).toBe(boxes.length)
  // After the count of contours come xMin, yMin, xMax, yMax (OpenType, glyf).
  const bounds = (outline: Buffer) => outline.subarray(2, 10).toString('hex')
  for (const [glyph, box] of boxes.entries())
    expect(bounds(unpacked(glyphs, [glyph])), `glyph ${glyph}`).toBe(bounds(box))
})

describe('in the PDF', () => {
  const hanzi = [...readFileSync(join(import.meta.dirname, 'standard-hanzi.txt'), 'utf8').replaceAll(/\s/g, '')]
  const content = aContent({
    sections: [{ kind: 'items', title: '各部门动态', items: [{ text: hanzi.slice(0, 900).join('') }] }],
  })
  const sheet = sheetOf(content)

  test('it looks as Chromium prints it with all outlines, to the pixel', async () => {
    const chromium = await startChromium()
    const printer = await openPrinter({ start: 'now' })
    try {
      const page = await keepPage(
        await chromium.newTab(),
        openFontRules({ own: await folderOfDrawnFont(folder) }),
        chromium.fileOf,
      )
      const own = await page.print({ html: sheetHtml(sheet), texts: facedTexts(sheet) })
      const { pdf } = await printer.print(content)
      const [theirs, ours] = [await rastersOf(own, 4), await rastersOf(pdf, 4)]
      expect(ours.length).toBe(theirs.length)
      for (const [i, { rgba }] of ours.entries())
        expect(Buffer.from(rgba).equals(Buffer.from(theirs[i]?.rgba ?? [])), `page ${i + 1}`).toBe(true)
      // The same outlines for the same glyphs: those that stand in the text, and no others.
      const [drawn, embedded] = [tablesOf(fontIn(Buffer.from(pdf))), tablesOf(fontIn(own))]
      expect(shown(drawn)).toEqual(shown(embedded))
      expect(shown(drawn).length).toBeGreaterThan(800)
    } finally {
      await Promise.all([printer.close(), chromium.kill()])
    }
  })

  test('the font file is whole: its sums are right, no glyph is larger than it says', async () => {
    const printer = await openPrinter()
    try {
      const font = fontIn(Buffer.from((await printer.print(content)).pdf))
      expect(wordSum(font)).toBe(0xb1b0afba)
      const rows = font.readUInt16BE(4)
      for (let i = 0; i < rows; i += 1) {
        const row = 12 + i * 16
        const [tag, table] = [
          font.toString('latin1', row, row + 4),
          tablesOf(font).get(font.toString('latin1', row, row + 4)),
        ]
        // `head` holds the sum of the whole, which is not in its own (OpenType, "Calculating checksums").
        if (table && tag !== 'head') expect(font.readUInt32BE(row + 4), tag).toBe(wordSum(table))
      }
      const maxp = tablesOf(font).get('maxp')
      expect(maxp?.readUInt16BE(6)).toBeGreaterThanOrEqual(Math.max(...glyphsIn(font).map(pointsOf)))
    } finally {
      await printer.close()
    }
  })
})

test.each([
  ['missing', (path: string) => rm(path)],
  ['damaged', (path: string) => writeFile(path, 'no glyphs')],
])('outlines that are %s are a failure, not a page of boxes', async (how, harm) => {
  const own = join(folder, how)
  await cp(join(import.meta.dirname, '../../functions/print/fonts'), own, { recursive: true })
  await harm(join(own, 'fandol-fang-common.glyphs'))
  const printer = await openPrinter({ fonts: { own } })
  try {
    await expect(printer.print(aContentOfLength(1))).rejects.toMatchObject({ code: 'fonts-not-loaded' })
  } finally {
    await printer.close()
  }
})

test('the drawn font is a font that sums up', async () => {
  expect(wordSum(await drawnFont())).toBe(0xb1b0afba)
})

/** The body font's file in a PDF, unpacked. */
function fontIn(pdf: Buffer): Buffer {
  const objects = readObjects(pdf)
  const descriptor = pdf.toString('latin1', pdf.indexOf(`+${BOXES}\n/Flags`))
  const packed = packedIn(objects.bodyOf(Number(/\/FontFile2 (\d+) 0 R/.exec(descriptor)?.[1])))
  if (!packed) throw new Error('the body font is not embedded')
  return inflateSync(packed)
}

/** Number and outline of each glyph that has one, its padding left out. */
function shown(tables: Map<string, Buffer>): [number, string][] {
  const starts = outlineStarts(tables)
  const glyf = tables.get('glyf') ?? Buffer.alloc(0)
  return Array.from({ length: starts.length - 1 }, (_, glyph) => glyph).flatMap((glyph): [number, string][] => {
    const outline = glyf.subarray(starts[glyph], starts[glyph + 1]).toString('hex')
    return outline === '' ? [] : [[glyph, outline.replace(/(00){1,3}$/, '')]]
  })
}

/** The points of an outline: the last contour's end tells. */
function pointsOf(outline: Buffer): number {
  const contours = outline.length === 0 ? 0 : outline.readInt16BE(0)
  return contours <= 0 ? 0 : outline.readUInt16BE(10 + (contours - 1) * 2) + 1
}
