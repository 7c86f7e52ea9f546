/** Font files as far as they are looked at before they are used: a table of characters, and no outlines. */

/** An OpenType file that has glyphs for these characters. */
export function aFontOf(characters: string): Buffer {
  const codes = Array.from(characters, (character) => character.codePointAt(0) ?? 0).sort((a, b) => a - b)
  const groups = Buffer.alloc(codes.length * 12)
  for (const [i, code] of codes.entries()) {
    groups.writeUInt32BE(code, i * 12)
    groups.writeUInt32BE(code, i * 12 + 4)
    groups.writeUInt32BE(i + 1, i * 12 + 8)
  }
  const table = Buffer.alloc(16)
  table.writeUInt16BE(12, 0)
  table.writeUInt32BE(16 + groups.length, 4)
  table.writeUInt32BE(codes.length, 12)
  const cmap = Buffer.alloc(12)
  cmap.writeUInt16BE(1, 2) // one subtable: Windows, full Unicode
  cmap.writeUInt16BE(3, 4)
  cmap.writeUInt16BE(10, 6)
  cmap.writeUInt32BE(12, 8)
  const head = Buffer.alloc(28)
  head.write('OTTO')
  head.writeUInt16BE(1, 4)
  head.write('cmap', 12)
  head.writeUInt32BE(28, 20)
  head.writeUInt32BE(12 + 16 + groups.length, 24)
  return Buffer.concat([head, cmap, table, groups])
}
