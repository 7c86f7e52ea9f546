/**
 * Reads what pack-glyphs.ts packed: any choice of glyphs becomes the end of a DEFLATE stream by putting bits behind bits.
 *
 * The file: `CXG1`, count of glyphs, bits of the block's head (both 16 bits, little-endian like all), the head;
 * bits of the block's end (8 bits), the end; then for each glyph length, bits (16 each), sum of words (32), both halves
 * of its Adler-32 (16 each); then each glyph's bits. Heads, ends and glyphs begin at a byte.
 */
import { readFileSync } from 'node:fs'
import { joinedAdler32 } from './checksums.ts'

export type PackedGlyphs = {
  count: number
  lengthOf(glyph: number): number
  sumOf(glyph: number): number
  /**
   * A final block (RFC 1951) of the glyphs in this order, and the stream's Adler-32 (RFC 1950) after `before`.
   * The bytes are good until the next block: memory that comes and goes with each print costs more than the print's work.
   */
  block(glyphs: readonly number[], before: readonly [number, number]): { bytes: Buffer; adler: [number, number] }
}

const ROW = 12

/** Throws an Error if the file is not one of ours. */
export function readPackedGlyphs(path: string): PackedGlyphs {
  const file = readFileSync(path)
  if (file.toString('latin1', 0, 4) !== 'CXG1') throw new Error(`${path} holds no packed glyphs`)
  const count = file.readUInt16LE(4)
  let at = 6
  const run = (bits: number, from: number): Run => ({ from, bits })
  const head = run(file.readUInt16LE(at), at + 2)
  at = head.from + byteCount(head.bits)
  const end = run(file.readUInt8(at), at + 1)
  const index = end.from + byteCount(end.bits)
  const starts = new Uint32Array(count + 1)
  starts[0] = index + count * ROW
  for (let i = 0; i < count; i += 1)
    starts[i + 1] = (starts[i] ?? 0) + byteCount(file.readUInt16LE(index + i * ROW + 2))
  if (starts[count] !== file.length) throw new Error(`${path} is not whole`)
  const row = (glyph: number) => index + glyph * ROW
  let room = Buffer.alloc(0)

  return {
    count,
    lengthOf: (glyph) => file.readUInt16LE(row(glyph)),
    sumOf: (glyph) => file.readUInt32LE(row(glyph) + 4),
    block(glyphs, before) {
      const runs = [head, ...glyphs.map((glyph) => run(file.readUInt16LE(row(glyph) + 2), starts[glyph] ?? 0)), end]
      let adler: [number, number] = [...before]
      for (const glyph of glyphs) {
        const own = [file.readUInt16LE(row(glyph) + 8), file.readUInt16LE(row(glyph) + 10)] as const
        adler = joinedAdler32(adler, own, file.readUInt16LE(row(glyph)))
      }
      const length = byteCount(runs.reduce((sum, { bits }) => sum + bits, 0))
      if (room.length < length) room = Buffer.alloc(length * 2)
      join(room, file, runs)
      return { bytes: room.subarray(0, length), adler }
    },
  }
}

/** Bits of a file, from a byte on. */
type Run = { from: number; bits: number }

const byteCount = (bits: number): number => (bits + 7) >> 3

/** Writes the runs into `out` one behind the other, bit by bit; what is left of the last byte is zeros. */
function join(out: Uint8Array, file: Uint8Array, runs: readonly Run[]): void {
  let at = 0
  let over = 0 // bits that the byte at `at` already has
  out[0] = 0
  for (const { from, bits } of runs) {
    const end = from + byteCount(bits)
    // A run's last byte ends in zeros: what of it goes beyond the run changes nothing.
    for (let i = from; i < end; i += 1) {
      const byte = file[i] ?? 0
      out[at] = (out[at] ?? 0) | (byte << over)
      out[at + 1] = byte >> (8 - over)
      at += 1
    }
    const rest = over + (bits & 7)
    if ((bits & 7) === 0) continue
    if (rest < 8) at -= 1
    over = rest & 7
  }
}
