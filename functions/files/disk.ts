/** Files in a folder: written under a temporary name, synced, then linked to their key, which fails if it is taken. */
import { randomUUID } from 'node:crypto'
import { link, mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join, resolve, sep } from 'node:path'
import { type Files, KeyTaken, sameBytes } from './port.ts'

const isCode = (error: unknown, code: string) => error instanceof Error && 'code' in error && error.code === code

/** Opens `folder` (made if missing). Keys are relative paths with `/`; one that leads out of the folder throws. */
export function diskFiles(folder: string): Files {
  const root = resolve(folder)
  const pathOf = (key: string) => {
    const path = resolve(join(root, key))
    if (!path.startsWith(root + sep)) throw new RangeError(`key leads out of the folder: ${key}`)
    return path
  }
  const get: Files['get'] = async (key) => {
    try {
      return new Uint8Array(await readFile(pathOf(key)))
    } catch (error) {
      if (isCode(error, 'ENOENT')) return null
      throw error
    }
  }
  return {
    get,
    link: null,
    put: async (key, bytes) =>
      withDraft(pathOf(key), bytes, async (draft, path) => {
        try {
          await link(draft, path)
        } catch (error) {
          if (!isCode(error, 'EEXIST')) throw error
          const held = await get(key)
          if (!held || !sameBytes(held, bytes)) throw new KeyTaken(key)
        }
      }),
    mend: async (key, bytes) => withDraft(pathOf(key), bytes, rename),
  }
}

/** Writes `bytes` beside `path` and syncs them, before `place` gives them that name. */
async function withDraft(
  path: string,
  bytes: Uint8Array,
  place: (draft: string, path: string) => Promise<void>,
): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  const draft = `${path}.${randomUUID()}.part`
  const file = await open(draft, 'wx', 0o600)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
  try {
    await place(draft, path)
  } finally {
    await rm(draft, { force: true })
  }
}
