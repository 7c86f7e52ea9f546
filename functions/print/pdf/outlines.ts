/**
 * Puts the true outlines into the body font, which Chromium printed as boxes.
 *
 * Cutting a few hundred glyphs out of 仿宋 and packing them is a third of a print's time, and the same work at every print. So the
 * browser is given a font of the same characters, widths and bounds whose outlines are rectangles (fonts/README.md), and the
 * outlines, packed beforehand, are put in their place here. A PDF with boxes in it is never given out.
 */
import { constants, deflateRawSync, inflateSync } from 'node:zlib'
import { PrintFailure } from '../failure.ts'
import { adler32 } from '../glyphs/checksums.ts'
import type { PackedGlyphs } from '../glyphs/packed-glyphs.ts'
import { fileBefore, outlineStarts, tablesOf } from '../glyphs/sfnt.ts'
import { zlibStream } from '../glyphs/zlib-stream.ts'
import { type Body, PACKING, type PdfObjects, packedIn, streamBody } from './objects.ts'

/** What the font of boxes calls itself (name 6), and is called in the PDF. */
export const BOXES = 'FandolFang-Common'

/** New bodies of the files of the font of boxes, by object number. `glyphs` is asked for if there is one. Throws `PrintFailure`. */
export function trueOutlines(pdf: Buffer, { bodyOf }: PdfObjects, glyphs: () => PackedGlyphs): Map<number, Body> {
  const bodies = new Map<number, Body>()
  for (let at = pdf.indexOf(DESCRIPTOR); at >= 0; at = pdf.indexOf(DESCRIPTOR, at + 1)) {
    const descriptor = pdf.toString('latin1', at, pdf.indexOf('endobj', at))
    if (!descriptor.includes(`+${BOXES}\n`)) continue
    const file = Number(/\/FontFile2 (\d+) 0 R/.exec(descriptor)?.[1])
    const packed = file ? packedIn(bodyOf(file)) : null
    if (!packed) throw new PrintFailure('unexpected-answer', 'the body font is not embedded as TrueType')
    bodies.set(file, withOutlines(inflateSync(packed), glyphs()))
  }
  return bodies
}

const DESCRIPTOR = '/Type /FontDescriptor\n'

/** The body of the object that holds the font with the same glyphs, drawn. */
function withOutlines(boxes: Buffer, glyphs: PackedGlyphs): Body {
  const tables = tablesOf(boxes)
  const starts = outlineStarts(tables)
  if (starts.length - 1 > glyphs.count) throw new PrintFailure('unexpected-answer', 'the body font has other glyphs')
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
