/** Zip files: written so that the same parts always give the same bytes; read without trusting what the file says of itself. */
import { unzipSync, zipSync } from 'fflate'

/** DOS time has no zone and begins in 1980: every entry bears this hour, so that the bytes follow from the parts alone. */
const THE_SAME_HOUR = new Date(1980, 0, 1)

/** What the directory of a zip says of one entry; sizes in bytes. */
export type ZipEntry = { name: string; packed: number; size: number }

/** The parts as a zip, uncompressed and in this order: what changes in a part changes at its place in the file. */
export const packZip = (parts: ReadonlyMap<string, Uint8Array>): Uint8Array<ArrayBuffer> =>
  new Uint8Array(zipSync(Object.fromEntries(parts), { level: 0, mtime: THE_SAME_HOUR }))

/** The same, compressed: for files that people open and nobody compares byte by byte. */
export const packSmall = (parts: ReadonlyMap<string, Uint8Array>): Uint8Array<ArrayBuffer> =>
  new Uint8Array(zipSync(Object.fromEntries(parts), { level: 6, mtime: THE_SAME_HOUR }))

/** The entries that the directory lists, or null where this is no zip, or one that cannot be read. */
export function listZip(bytes: Uint8Array): ZipEntry[] | null {
  const entries: ZipEntry[] = []
  try {
    unzipSync(bytes, {
      filter: ({ name, size, originalSize }) => {
        entries.push({ name, packed: size, size: originalSize })
        return false
      },
    })
    return entries
  } catch {
    return null
  }
}

/** The bytes of one entry, or null where it is not there, damaged, or says that it is larger than `most` bytes. */
export function openEntry(bytes: Uint8Array, wanted: string, most: number): Uint8Array<ArrayBuffer> | null {
  try {
    const opened = unzipSync(bytes, {
      // It is unpacked into as many bytes as it says and no more.
      filter: ({ name, size, originalSize }) => name === wanted && originalSize <= most && size <= bytes.length,
    })[wanted]
    return opened ? new Uint8Array(opened) : null
  } catch {
    return null
  }
}
