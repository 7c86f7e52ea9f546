/** TrueType files (OpenType 1.9, "Font file"): their tables, their outlines, and a file put together of both. */
import { DIRECTORY, ENTRY, type Tables, tablesOf } from '../sfnt-tables.ts'
import { wordSum } from './checksums.ts'

/** In `head`: the sum that makes the whole file's a known one, and whether `loca` counts in bytes. */
const ADJUSTMENT = 8
const LOCA_FORMAT = 50
const KNOWN_SUM = 0xb1b0afba
/** `numGlyphs` in `maxp`. */
const GLYPHS = 4

/** Where each glyph's outline begins in `glyf`, and where the last one ends. */
export function outlineStarts(tables: Tables): Uint32Array {
  const [loca, count] = [tableOf(tables, 'loca'), tableOf(tables, 'maxp').readUInt16BE(GLYPHS)]
  const isLong = tableOf(tables, 'head').readUInt16BE(LOCA_FORMAT) === 1
  const starts = new Uint32Array(count + 1)
  for (let i = 0; i <= count; i += 1) starts[i] = isLong ? loca.readUInt32BE(i * 4) : loca.readUInt16BE(i * 2) * 2
  return starts
}

/** The outlines by glyph, each filled up to whole words as they stand in a file; empty for what shows nothing. */
export function glyphsIn(file: Buffer): Buffer[] {
  const tables = tablesOf(file)
  const glyf = tableOf(tables, 'glyf')
  const starts = outlineStarts(tables)
  return Array.from({ length: starts.length - 1 }, (_, i) => {
    const outline = glyf.subarray(starts[i], starts[i + 1])
    return Buffer.concat([outline], (outline.length + 3) & ~3)
  })
}

/** What a file is made of beside its outlines, which follow it: each has a length and a sum of words (checksums.ts). */
export type Outlines = { lengths: ArrayLike<number>; sum: number }

/**
 * A file up to its outlines: directory and all other tables, `loca` and the sums being those of the outlines that follow.
 * `tables` may hold other outlines, which are left out.
 */
export function fileBefore(tables: Tables, { lengths, sum }: Outlines): Buffer {
  const loca = Buffer.alloc((lengths.length + 1) * 4)
  let end = 0
  for (let i = 0; i < lengths.length; i += 1) {
    end += lengths[i] ?? 0
    loca.writeUInt32BE(end, (i + 1) * 4)
  }
  const head = Buffer.from(tableOf(tables, 'head'))
  head.writeUInt32BE(0, ADJUSTMENT)
  head.writeUInt16BE(1, LOCA_FORMAT)
  const others = new Map([...tables, ['head', head], ['loca', loca]])
  others.delete('glyf')
  const rows: { tag: string; sum: number; at: number; length: number }[] = []
  const count = others.size + 1
  let at = DIRECTORY + count * ENTRY
  const parts: Buffer[] = []
  for (const [tag, table] of others) {
    rows.push({ tag, sum: wordSum(table), at, length: table.length })
    parts.push(table, Buffer.alloc(-table.length & 3))
    at += (table.length + 3) & ~3
  }
  rows.push({ tag: 'glyf', sum, at, length: end })
  const directory = Buffer.concat([directoryOf(rows.toSorted((a, b) => (a.tag < b.tag ? -1 : 1)))])
  const whole = rows.reduce((sums, row) => sums + row.sum, wordSum(directory))
  head.writeUInt32BE((KNOWN_SUM - whole) >>> 0, ADJUSTMENT)
  return Buffer.concat([directory, ...parts])
}

function directoryOf(rows: { tag: string; sum: number; at: number; length: number }[]): Buffer {
  const directory = Buffer.alloc(DIRECTORY + rows.length * ENTRY)
  const power = 31 - Math.clz32(rows.length)
  directory.writeUInt32BE(0x00010000, 0)
  directory.writeUInt16BE(rows.length, 4)
  directory.writeUInt16BE(ENTRY << power, 6)
  directory.writeUInt16BE(power, 8)
  directory.writeUInt16BE((rows.length << 4) - (ENTRY << power), 10)
  for (const [i, { tag, sum, at, length }] of rows.entries()) {
    const row = DIRECTORY + i * ENTRY
    directory.write(tag, row, 'latin1')
    directory.writeUInt32BE(sum, row + 4)
    directory.writeUInt32BE(at, row + 8)
    directory.writeUInt32BE(length, row + 12)
  }
  return directory
}

function tableOf(tables: Tables, tag: string): Buffer {
  const table = tables.get(tag)
  if (!table) throw new Error(`the font has no table ${tag}`)
  return table
}
