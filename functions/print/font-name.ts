/** The family name that a font file carries (OpenType, `name`). */

const FAMILY = 1
const TYPOGRAPHIC_FAMILY = 16
const WINDOWS = 3
const CHINESE = 0x0804

/** From the table `name`: the Chinese one before any other, the typographic family before the plain one; null if none. */
export function familyIn(table: Buffer | undefined): string | null {
  if (!table || table.length < 6) return null
  const texts = table.subarray(table.readUInt16BE(4))
  const records = Array.from({ length: table.readUInt16BE(2) }, (_, i) => table.subarray(6 + i * 12, 18 + i * 12))
  const names = records.flatMap((record) => {
    if (record.length < 12) return []
    const [platform, language, name] = [record.readUInt16BE(0), record.readUInt16BE(4), record.readUInt16BE(6)]
    if (platform !== WINDOWS || (name !== FAMILY && name !== TYPOGRAPHIC_FAMILY)) return []
    const [length, start] = [record.readUInt16BE(8), record.readUInt16BE(10)]
    // Windows names are UTF-16, big end first.
    const text = new TextDecoder('utf-16be').decode(texts.subarray(start, start + length)).trim()
    return text === '' ? [] : [{ text, rank: (language === CHINESE ? 2 : 0) + (name === TYPOGRAPHIC_FAMILY ? 1 : 0) }]
  })
  return names.toSorted((a, b) => b.rank - a.rank)[0]?.text ?? null
}
