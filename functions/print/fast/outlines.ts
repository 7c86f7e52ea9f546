/**
 * Puts the true outlines, packed beforehand, into the body font, which Chromium printed as boxes (boxes.py): cutting and packing
 * them is a third of a print. A PDF with boxes in it is never given out.
 */
import { constants, deflateRawSync, inflateSync } from 'node:zlib'
import { type Body, PACKING, type PdfObjects, packedIn, streamBody } from '../pdf/objects.ts'
import { tablesOf } from '../sfnt-tables.ts'
import { adler32 } from './checksums.ts'
import type { PackedGlyphs } from './packed-glyphs.ts'
import { fileBefore, outlineStarts } from './sfnt.ts'
import { zlibStream } from './zlib-stream.ts'

/** What the font of boxes calls itself (name 6), and is called in the PDF. */
export const BOXES = 'FandolFang-Common'

/** The browser put the font of boxes into the PDF in another way than it is known here. */
export class UnknownFont extends Error {}

/** New bodies of the files of the font of boxes, by object number. Throws `UnknownFont` if boxes would be left. */
export function trueOutlines(pdf: Buffer, { bodyOf }: PdfObjects, glyphs: PackedGlyphs): Map<number, Body> {
  const bodies = new Map<number, Body>()
  for (let at = pdf.indexOf(DESCRIPTOR); at >= 0; at = pdf.indexOf(DESCRIPTOR, at + 1)) {
    const descriptor = pdf.toString('latin1', at, pdf.indexOf('endobj', at))
    if (!descriptor.includes(`+${BOXES}\n`)) continue
    const file = Number(/\/FontFile2 (\d+) 0 R/.exec(descriptor)?.[1])
    const packed = file ? packedIn(bodyOf(file)) : null
    if (!packed) throw new UnknownFont('the body font is not embedded as TrueType')
    bodies.set(file, withOutlines(inflateSync(packed), glyphs))
  }
  // As Type 3 it would have no name; under its name it must have been found.
  if (bodies.size === 0 && (pdf.includes(BOXES) || pdf.includes('/Type3')))
    throw new UnknownFont('the body font is embedded in another way')
  return bodies
}

const DESCRIPTOR = '/Type /FontDescriptor\n'

/** The body of the object that holds the font with the same glyphs, drawn. */
function withOutlines(boxes: Buffer, glyphs: PackedGlyphs): Body {
  const tables = tablesOf(boxes)
  const starts = outlineStarts(tables)
  if (starts.length - 1 > glyphs.count) throw new UnknownFont('the body font has other glyphs')
  const lengths = new Uint32Array(starts.length - 1)
  const chosen: number[] = []
  let sum = 0
  for (let glyph = 0; glyph < lengths.length; glyph += 1) {
    if (starts[glyph] === starts[glyph + 1]) continue
    chosen.push(glyph)
    lengths[glyph] = glyphs.lengthOf(glyph)
    sum = (sum + glyphs.sumOf(glyph)) >>> 0
  }
  const before = fileBefore(tables, { lengths, sum })
  const { bytes, adler } = glyphs.block(chosen, adler32(before))
  const front = deflateRawSync(before, { ...PACKING, finishFlush: constants.Z_SYNC_FLUSH })
  const length = lengths.reduce((all, one) => all + one, before.length)
  return streamBody(`/Length1 ${length}\n/Filter /FlateDecode`, ...zlibStream([front, bytes], adler))
}
