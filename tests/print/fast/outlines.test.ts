/** The body font's outlines, packed beforehand and put in after printing: the same font as if Chromium had embedded it. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { cp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { constants, deflateRawSync, inflateSync } from 'node:zlib'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { adler32, joinedAdler32, wordSum } from '#functions/print/fast/checksums.ts'
import { BOXES, trueOutlines } from '#functions/print/fast/outlines.ts'
import { packGlyphs } from '#functions/print/fast/pack-glyphs.ts'
import { readPackedGlyphs } from '#functions/print/fast/packed-glyphs.ts'
import { glyphsIn, outlineStarts } from '#functions/print/fast/sfnt.ts'
import { zlibStream } from '#functions/print/fast/zlib-stream.ts'
import { packedIn, readObjects } from '#functions/print/pdf/objects.ts'
import { openPrinter, type Printer, type PrinterOptions } from '#functions/print/printer.ts'
import { tablesOf } from '#functions/print/sfnt-tables.ts'
import { Content } from '#shared/content/content.ts'
import { JANUARY } from '../../../infra/local/demo/issue-texts.ts'
import { aContent, aFullContent } from '../../support/print/a-content.ts'
import { aFile } from '../../support/print/a-pdf.ts'
import { aPng, imageOf, shelfOf } from '../../support/print/a-picture.ts'
import { drawnFont } from '../../support/print/drawn-font.ts'
import { rastersOf } from '../raster.ts'
import { boxesFont, packedGlyphs, unpacked } from './packed.ts'

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
  for (const [glyph, box] of boxes.entries())
    expect(boundsOf(unpacked(glyphs, [glyph])), `glyph ${glyph}`).toBe(boundsOf(box))
})

describe('both ways', () => {
  const hanzi = [...readFileSync(join(import.meta.dirname, '../standard-hanzi.txt'), 'utf8').replaceAll(/\s/g, '')]
  const many = aContent({
    sections: [{ kind: 'items', title: '各部门动态', items: [{ text: hanzi.slice(0, 900).join('') }] }],
  })
  const picture = aPng()
  const printers: Printer[] = []
  const open = async (options: PrinterOptions) => {
    const printer = await openPrinter({ pictures: shelfOf(picture), ...options })
    printers.push(printer)
    return printer
  }
  let fast: Printer
  let plain: Printer
  beforeAll(async () => {
    fast = await open({})
    plain = await open({ fast: false })
  })
  afterAll(() => Promise.all(printers.map((printer) => printer.close())))

  test.each([
    ['many characters', many],
    ['tables, pictures and figures', Content.parse(aFullContent(imageOf(picture)))],
    [
      'the demo',
      aContent({
        sections: [{ kind: 'items', title: '窗口资讯', items: JANUARY.submissions.map(({ text }) => ({ text })) }],
      }),
    ],
  ])('%s: the same page to the pixel, and the same bytes each time', async (_, content) => {
    const [one, other] = [await fast.print(content), await plain.print(content)]
    const [theirs, ours] = [await rastersOf(other.pdf, 4), await rastersOf(one.pdf, 4)]
    expect(ours.length).toBe(theirs.length)
    for (const [i, { rgba }] of ours.entries())
      expect(Buffer.from(rgba).equals(Buffer.from(theirs[i]?.rgba ?? [])), `page ${i + 1}`).toBe(true)
    // The same glyphs: those that stand in the text, and no others.
    const [drawn, embedded] = [tablesOf(fontIn(Buffer.from(one.pdf))), tablesOf(fontIn(Buffer.from(other.pdf)))]
    expect(shown(drawn)).toEqual(shown(embedded))
    expect((await fast.print(content)).sha256).toBe(one.sha256)
    expect((await plain.print(content)).sha256).toBe(other.sha256)
    expect(one.sha256).not.toBe(other.sha256)
  })

  test('the font file is whole: its sums are right, no glyph is larger than it says', async () => {
    const font = fontIn(Buffer.from((await fast.print(many)).pdf))
    expect(shown(tablesOf(font)).length).toBeGreaterThan(800)
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
  })

  test.each([
    ['missing', (path: string) => rm(path)],
    ['damaged', (path: string) => writeFile(path, 'no glyphs')],
    ['of another font', (path: string) => writeFile(path, packGlyphs([Buffer.from('abcd')]))],
  ])('outlines that are %s: the plain way, told once, and no page of boxes', async (how, harm) => {
    const boxes = join(folder, how)
    await cp(join(import.meta.dirname, '../../../functions/print/fast/boxes'), boxes, { recursive: true })
    await harm(join(boxes, 'fandol-fang-common.glyphs'))
    const told: unknown[] = []
    const printer = await open({ fonts: { boxes }, log: (line) => told.push(line) })
    const all = [await printer.print(aContent()), await printer.print(aContent())]
    expect(all.map(({ sha256 }) => sha256)).toEqual(Array(2).fill((await plain.print(aContent())).sha256))
    expect(told).toEqual([{ level: 'warn', event: 'printing-the-plain-way', why: expect.stringMatching(/./) }])
  })
})

test('a PDF that holds boxes which were not found is not given out', async () => {
  const objects = readObjects(aFile(['<</Title (a)>>', '<</Type /Catalog>>']))
  const found = (text: string) => trueOutlines(Buffer.from(text), objects, packedGlyphs())
  expect(found('<</Type /Page>>').size).toBe(0)
  for (const text of [`/FontName/AAAAAA+${BOXES}`, '<</Type /Font /Subtype /Type3>>'])
    expect(() => found(text), text).toThrow('embedded in another way')
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

/** Number and bounds of each glyph that has an outline; WOFF2 packs the flags of its points anew, so bytes tell less than pixels. */
function shown(tables: Map<string, Buffer>): [number, string][] {
  const starts = outlineStarts(tables)
  const glyf = tables.get('glyf') ?? Buffer.alloc(0)
  return Array.from({ length: starts.length - 1 }, (_, glyph) => glyph).flatMap((glyph): [number, string][] => {
    const outline = glyf.subarray(starts[glyph], starts[glyph + 1])
    return outline.length === 0 ? [] : [[glyph, boundsOf(outline)]]
  })
}

/** After the count of contours come xMin, yMin, xMax, yMax (OpenType, glyf). */
const boundsOf = (outline: Buffer): string => outline.toString('hex', 2, 10)

/** The points of an outline: the last contour's end tells. */
function pointsOf(outline: Buffer): number {
  const contours = outline.length === 0 ? 0 : outline.readInt16BE(0)
  return contours <= 0 ? 0 : outline.readUInt16BE(10 + (contours - 1) * 2) + 1
}
