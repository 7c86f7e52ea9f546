/** Reads the fast way's body font: boxes, and the outlines that are packed beforehand. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { inflateSync } from 'node:zlib'
import { decompress } from 'wawoff2'
import { adler32 } from '#functions/print/fast/checksums.ts'
import { type PackedGlyphs, readPackedGlyphs } from '#functions/print/fast/packed-glyphs.ts'
import { zlibStream } from '#functions/print/fast/zlib-stream.ts'

const BOXES = join(import.meta.dirname, '../../../functions/print/fast/boxes')

export const packedGlyphs = (): PackedGlyphs => readPackedGlyphs(join(BOXES, 'fandol-fang-common.glyphs'))

/** The font of boxes as a TrueType file. */
export const boxesFont = async (): Promise<Buffer> =>
  Buffer.from(await decompress(readFileSync(join(BOXES, 'fandol-fang-common.woff2'))))

/** The outlines of these glyphs, one behind the other; Node checks the sum behind them. */
export function unpacked(glyphs: PackedGlyphs, chosen: readonly number[]): Buffer {
  const { bytes, adler } = glyphs.block(chosen, adler32(Buffer.alloc(0)))
  return inflateSync(Buffer.concat(zlibStream([bytes], adler)))
}
