/** A zlib stream (RFC 1950) put together of deflated blocks whose checksum is known, as a PDF's `FlateDecode` wants it. */

/** Deflate, a window of 32 kB, no dictionary. */
const HEAD = Buffer.from([0x78, 0x9c])

/** In parts: head, blocks, checksum. `adler`: both halves of the Adler-32 of what the blocks hold. */
export function zlibStream(blocks: readonly Buffer[], [a, b]: readonly [number, number]): Buffer[] {
  const check = Buffer.alloc(4)
  check.writeUInt16BE(b, 0)
  check.writeUInt16BE(a, 2)
  return [HEAD, ...blocks, check]
}
