/** Reads a tar archive held in memory: plain files with plain names, nothing else. */

export type TarFile = { name: string; mode: number; content: Buffer }

const BLOCK = 512

/** The regular files of a ustar archive. Throws on names that lead outside and on an archive that stops short. */
export function untar(archive: Buffer): TarFile[] {
  const files: TarFile[] = []
  let at = 0
  while (at + BLOCK <= archive.length && archive[at] !== 0) {
    const text = (from: number, length: number) => {
      const [field = ''] = archive.toString('latin1', at + from, at + from + length).split('\0')
      return field.trim()
    }
    const name = text(0, 100)
    const size = Number.parseInt(text(124, 12), 8)
    const start = at + BLOCK
    if (!(size >= 0) || start + size > archive.length) throw new Error(`archive stops short at ${name}`)
    if (name.startsWith('/') || name.split('/').includes('..')) throw new Error(`archive names a path outside: ${name}`)
    const isFile = text(156, 1) === '0' || text(156, 1) === ''
    if (isFile)
      files.push({ name, mode: Number.parseInt(text(100, 8), 8), content: archive.subarray(start, start + size) })
    at = start + Math.ceil(size / BLOCK) * BLOCK
  }
  return files
}
