/**
 * Packs a font's outlines ahead of all printing: `node functions/print/fast/pack-glyphs.ts FONT.ttf OUT.glyphs`, after the font changed. Each
 * glyph becomes a run of DEFLATE symbols (RFC 1951, 3.2.5) under one Huffman code, so that any choice of glyphs is a valid block.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { adler32, wordSum } from './checksums.ts'
import { codesOf, lengthsFor } from './huffman.ts'
import { glyphsIn } from './sfnt.ts'

/** A byte as it is, or `length` bytes from `distance` before. */
type Token = { literal: number } | { length: number; distance: number }
type Costs = { literal(byte: number): number; length(length: number): number; distance(distance: number): number }

/** By symbol: bytes, lengths and the end; distances. */
type CodeLengths = { main: number[]; far: number[] }

/** Tokens are chosen by the code of the round before; the first by guesses. */
const ROUNDS = 4
const END = 256
/** First value and extra bits of each symbol: lengths from symbol 257 on, distances from 0 on. */
const LENGTHS = steps(3, [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5])
const DISTANCES = steps(
  1,
  [0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13],
)
/** Length 258 has a symbol of its own (285), which is not used: 257 is the longest here. */
const LONGEST = 257
/** The order in which a block tells the lengths of its length codes (3.2.7). */
const ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]

/** The file: see packed-glyphs.ts. */
export function packGlyphs(glyphs: Buffer[]): Buffer {
  let costs: Costs = {
    literal: () => 8,
    length: (n) => 7 + extra(LENGTHS, n),
    distance: (d) => 5 + extra(DISTANCES, d),
  }
  let tokens: Token[][] = []
  let lengths: CodeLengths = { main: [], far: [] }
  for (let round = 0; round < ROUNDS; round += 1) {
    tokens = glyphs.map((glyph) => cheapest(glyph, costs))
    lengths = lengthsOf(tokens.flat())
    costs = costsOf(lengths)
  }
  const [mainCodes, farCodes] = [codesOf(lengths.main), codesOf(lengths.far)]
  const bits = (token: Token, out: Bits) => {
    if ('literal' in token) return out.code(mainCodes[token.literal])
    const [length, distance] = [place(LENGTHS, token.length), place(DISTANCES, token.distance)]
    out.code(mainCodes[257 + length.symbol])
    out.put(length.rest, length.bits)
    out.code(farCodes[distance.symbol])
    out.put(distance.rest, distance.bits)
  }
  const packed = tokens.map((some) => {
    const out = new Bits()
    for (const token of some) bits(token, out)
    return out
  })
  const head = blockHead(lengths)
  const end = new Bits()
  end.code(mainCodes[END])
  const index = glyphs.map((glyph, i) => {
    const row = Buffer.alloc(12)
    const [a, b] = adler32(glyph)
    row.writeUInt16LE(glyph.length, 0)
    row.writeUInt16LE(packed[i]?.length ?? 0, 2)
    row.writeUInt32LE(wordSum(glyph), 4)
    row.writeUInt16LE(a, 8)
    row.writeUInt16LE(b, 10)
    return row
  })
  const start = Buffer.alloc(8)
  start.write('CXG1', 'latin1')
  start.writeUInt16LE(glyphs.length, 4)
  start.writeUInt16LE(head.length, 6)
  const tail = Buffer.alloc(1, end.length)
  return Buffer.concat([start, head.bytes(), tail, end.bytes(), ...index, ...packed.map((one) => one.bytes())])
}

function lengthsOf(tokens: Token[]): CodeLengths {
  const main = new Array<number>(285).fill(0)
  const far = new Array<number>(30).fill(0)
  main[END] = 1
  const add = (counts: number[], symbol: number) => {
    counts[symbol] = (counts[symbol] ?? 0) + 1
  }
  for (const token of tokens) {
    if ('literal' in token) add(main, token.literal)
    else {
      add(main, 257 + place(LENGTHS, token.length).symbol)
      add(far, place(DISTANCES, token.distance).symbol)
    }
  }
  return { main: lengthsFor(main, 15), far: lengthsFor(far, 15) }
}

/** A symbol that did not come up is dear, but not out of the question. */
function costsOf({ main, far }: CodeLengths): Costs {
  const of = (lengths: number[], symbol: number) => lengths[symbol] || 14
  return {
    literal: (byte) => of(main, byte),
    length: (n) => of(main, 257 + place(LENGTHS, n).symbol) + extra(LENGTHS, n),
    distance: (d) => of(far, place(DISTANCES, d).symbol) + extra(DISTANCES, d),
  }
}

/** The tokens of least cost, found from the end on. */
function cheapest(bytes: Buffer, costs: Costs): Token[] {
  const n = bytes.length
  const cost = new Float64Array(n + 1)
  const choice: Token[] = new Array(n)
  const lengthCost = Array.from({ length: LONGEST + 1 }, (_, length) => (length < 3 ? 0 : costs.length(length)))
  for (let i = n - 1; i >= 0; i -= 1) {
    const literal = bytes[i] ?? 0
    let best = costs.literal(literal) + (cost[i + 1] ?? 0)
    let token: Token = { literal }
    let longest = 2
    for (let from = i - 1; from >= 0; from -= 1) {
      const length = sameFrom(bytes, from, i)
      if (length <= longest) continue // what is nearer costs no more
      const far = costs.distance(i - from)
      for (let some = longest + 1; some <= length; some += 1) {
        const sum = far + (lengthCost[some] ?? 0) + (cost[i + some] ?? 0)
        if (sum < best) [best, token] = [sum, { length: some, distance: i - from }]
      }
      longest = length
    }
    cost[i] = best
    choice[i] = token
  }
  const tokens: Token[] = []
  for (let i = 0; i < n; ) {
    const token = choice[i]
    if (!token) throw new RangeError('no token')
    tokens.push(token)
    i += 'literal' in token ? 1 : token.length
  }
  return tokens
}

/** How many bytes at `from` are those at `at`. */
function sameFrom(bytes: Buffer, from: number, at: number): number {
  let length = 0
  while (length < LONGEST && at + length < bytes.length && bytes[from + length] === bytes[at + length]) length += 1
  return length
}

/** A final block with a code of its own (3.2.7), up to its first symbol. */
function blockHead({ main, far }: CodeLengths): Bits {
  const lengths = [...main, ...far]
  const counts = new Array<number>(19).fill(0)
  for (const length of lengths) counts[length] = (counts[length] ?? 0) + 1
  const codeLengths = lengthsFor(counts, 7)
  const codes = codesOf(codeLengths)
  const out = new Bits()
  out.put(1, 1)
  out.put(2, 2)
  out.put(main.length - 257, 5)
  out.put(far.length - 1, 5)
  out.put(ORDER.length - 4, 4)
  for (const symbol of ORDER) out.put(codeLengths[symbol] ?? 0, 3)
  for (const length of lengths) out.code(codes[length])
  return out
}

type Step = { from: number; bits: number }

function steps(first: number, bits: number[]): Step[] {
  let from = first
  return bits.map((some) => {
    const step = { from, bits: some }
    from += 1 << some
    return step
  })
}

function place(table: Step[], value: number): { symbol: number; rest: number; bits: number } {
  const symbol = table.findLastIndex(({ from }) => from <= value)
  const { from, bits } = table[symbol] ?? { from: 0, bits: 0 }
  return { symbol, rest: value - from, bits }
}

const extra = (table: Step[], value: number): number => place(table, value).bits

/** Bits in the order of DEFLATE: from the lowest of each byte on; codes from their highest bit on. */
class Bits {
  private readonly bits: number[] = []

  get length(): number {
    return this.bits.length
  }

  put(value: number, count: number): void {
    for (let i = 0; i < count; i += 1) this.bits.push((value >> i) & 1)
  }

  code(code: { bits: number; length: number } | undefined): void {
    if (!code || code.length === 0) throw new RangeError('a symbol without a code')
    for (let i = code.length - 1; i >= 0; i -= 1) this.bits.push((code.bits >> i) & 1)
  }

  bytes(): Buffer {
    const bytes = Buffer.alloc(Math.ceil(this.bits.length / 8))
    for (const [i, bit] of this.bits.entries()) bytes[i >> 3] = (bytes[i >> 3] ?? 0) | (bit << (i & 7))
    return bytes
  }
}

if (import.meta.main) {
  const [font = '', out = ''] = process.argv.slice(2)
  writeFileSync(out, packGlyphs(glyphsIn(readFileSync(font))))
}
