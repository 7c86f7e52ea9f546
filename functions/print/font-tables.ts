/** Reads font files (TrueType, OpenType, WOFF2) as far as the printer must know them: their characters, their kind of outline. */
import { brotliDecompressSync } from 'node:zlib'
import { familyIn } from './font-name.ts'
import { type Tables, tablesOf } from './sfnt-tables.ts'

export type FontTables = {
  /** The code points that the file has a glyph for, ascending. */
  codePoints: number[]
  /** `cff` outlines would get into a PDF as Type 3. */
  outlines: 'truetype' | 'cff'
  /** What the font calls itself, in Chinese where it can; null where it does not say. */
  family: string | null
}

/** Throws an Error that says what is wrong with the file. */
export function readFontTables(file: Buffer): FontTables {
  const tables = file.toString('latin1', 0, 4) === 'wOF2' ? woff2Tables(file) : sfntTables(file)
  const cmap = tables.get('cmap')
  if (!cmap) throw new Error('the font has no character map')
  return {
    codePoints: codePointsOfMap(cmap),
    outlines: tables.has('glyf') ? 'truetype' : 'cff',
    family: familyIn(tables.get('name')),
  }
}

const SFNT = ['\0\x01\0\0', 'OTTO', 'true']

function sfntTables(file: Buffer): Tables {
  if (!SFNT.includes(file.toString('latin1', 0, 4))) throw new Error('not a TrueType, OpenType or WOFF2 font')
  return tablesOf(file)
}

/** The tags that WOFF2 numbers (5.2), as far as they are asked for here. */
const KNOWN = new Map([
  [0, 'cmap'],
  [5, 'name'],
  [10, 'glyf'],
  [11, 'loca'],
  [13, 'CFF '],
])

/** WOFF2, 4 and 5: a directory, then all tables in one Brotli stream. `cmap` is never transformed. */
function woff2Tables(file: Buffer): Tables {
  const count = file.readUInt16BE(12)
  let at = 48
  const readBase128 = () => {
    let value = 0
    for (let i = 0; i < 5; i += 1) {
      const byte = file.readUInt8(at)
      at += 1
      value = value * 128 + (byte & 0x7f)
      if ((byte & 0x80) === 0) return value
    }
    throw new Error('a length in the font is too long')
  }
  const sizes: [string, number][] = []
  for (let i = 0; i < count; i += 1) {
    const flags = file.readUInt8(at)
    at += 1
    const tag = (flags & 63) === 63 ? file.toString('latin1', at, at + 4) : (KNOWN.get(flags & 63) ?? `#${flags & 63}`)
    if ((flags & 63) === 63) at += 4
    const plain = readBase128()
    // The outlines are transformed unless version 3 says otherwise, other tables only if a version is given (4.1).
    const isOutline = tag === 'glyf' || tag === 'loca'
    sizes.push([tag, flags >> 6 === (isOutline ? 3 : 0) ? plain : readBase128()])
  }
  const stream = brotliDecompressSync(file.subarray(at, at + file.readUInt32BE(20)))
  let start = 0
  return new Map(
    sizes.map(([tag, size]) => {
      start += size
      return [tag, stream.subarray(start - size, start)]
    }),
  )
}

/** From the Unicode subtables of formats 4 and 12, which every font of today has; glyph 0 is no character. */
function codePointsOfMap(cmap: Buffer): number[] {
  const codes = new Set<number>()
  for (let i = 0; i < cmap.readUInt16BE(2); i += 1) {
    const platform = cmap.readUInt16BE(4 + i * 8)
    const encoding = cmap.readUInt16BE(6 + i * 8)
    const isUnicode = platform === 0 || (platform === 3 && (encoding === 1 || encoding === 10))
    const table = cmap.subarray(cmap.readUInt32BE(8 + i * 8))
    const format = table.readUInt16BE(0)
    if (isUnicode && format === 4) readFormat4(table, codes)
    if (isUnicode && format === 12) readFormat12(table, codes)
  }
  return [...codes].sort((a, b) => a - b)
}

function readFormat4(table: Buffer, codes: Set<number>): void {
  const segments = table.readUInt16BE(6)
  for (let s = 0; s < segments; s += 2) {
    const end = table.readUInt16BE(14 + s)
    const start = table.readUInt16BE(16 + segments + s)
    const delta = table.readUInt16BE(16 + segments * 2 + s)
    const rangeAt = 16 + segments * 3 + s
    const range = table.readUInt16BE(rangeAt)
    for (let code = start; code <= end && code < 0xffff; code += 1) {
      const raw = range === 0 ? code : table.readUInt16BE(rangeAt + range + (code - start) * 2)
      if (range !== 0 && raw === 0) continue
      if (((raw + delta) & 0xffff) !== 0) codes.add(code)
    }
  }
}

function readFormat12(table: Buffer, codes: Set<number>): void {
  for (let group = 0; group < table.readUInt32BE(12); group += 1) {
    const at = 16 + group * 12
    const [start, end, glyph] = [table.readUInt32BE(at), table.readUInt32BE(at + 4), table.readUInt32BE(at + 8)]
    for (let code = start; code <= end && code <= 0x10ffff; code += 1) if (glyph + code - start !== 0) codes.add(code)
  }
}
