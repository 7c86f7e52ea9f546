/** The tables of a TrueType or OpenType file, by the directory at its beginning (OpenType, "Font file organisation"). */

export type Tables = Map<string, Buffer>

/** Bytes of the directory's head, and of each of its rows. */
export const DIRECTORY = 12
export const ENTRY = 16

export function tablesOf(file: Buffer): Tables {
  const count = file.readUInt16BE(4)
  return new Map(
    Array.from({ length: count }, (_, i) => {
      const at = DIRECTORY + i * ENTRY
      const start = file.readUInt32BE(at + 8)
      return [file.toString('latin1', at, at + 4), file.subarray(start, start + file.readUInt32BE(at + 12))]
    }),
  )
}
