/** The body font with its outlines in it, as it was before they were packed: what Chromium would embed by itself. */
import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { inflateSync } from 'node:zlib'
import { decompress } from 'wawoff2'
import { adler32 } from '#functions/print/glyphs/checksums.ts'
import { type PackedGlyphs, readPackedGlyphs } from '#functions/print/glyphs/packed-glyphs.ts'
import { fileBefore, tablesOf } from '#functions/print/glyphs/sfnt.ts'
import { zlibStream } from '#functions/print/glyphs/zlib-stream.ts'

const FONTS = join(import.meta.dirname, '../../../functions/print/fonts')

export const packedGlyphs = (): PackedGlyphs => readPackedGlyphs(join(FONTS, 'fandol-fang-common.glyphs'))

/** The font of boxes as a TrueType file. */
export const boxesFont = async (): Promise<Buffer> =>
  Buffer.from(await decompress(readFileSync(join(FONTS, 'fandol-fang-common.woff2'))))

/** The same with all outlines, as a TrueType file. */
export async function drawnFont(): Promise<Buffer> {
  const glyphs = packedGlyphs()
  const all = Array.from({ length: glyphs.count }, (_, glyph) => glyph)
  const before = fileBefore(tablesOf(await boxesFont()), {
    lengths: all.map((glyph) => glyphs.lengthOf(glyph)),
    sum: all.reduce((sum, glyph) => (sum + glyphs.sumOf(glyph)) >>> 0, 0),
  })
  return Buffer.concat([before, unpacked(glyphs, all)])
}

/** The outlines of these glyphs, one behind the other; Node checks the sum behind them. */
export function unpacked(glyphs: PackedGlyphs, chosen: readonly number[]): Buffer {
  const { bytes, adler } = glyphs.block(chosen, adler32(Buffer.alloc(0)))
  return inflateSync(Buffer.concat(zlibStream([bytes], adler)))
}

/** A copy of the font folder in `folder`, with the drawn font in the place of the boxes. */
export async function folderOfDrawnFont(folder: string): Promise<string> {
  const own = join(folder, 'drawn-fonts')
  cpSync(FONTS, own, { recursive: true })
  // Browsers tell the kind of a font file by its bytes, not by its name.
  writeFileSync(join(own, 'fandol-fang-common.woff2'), await drawnFont())
  return own
}
