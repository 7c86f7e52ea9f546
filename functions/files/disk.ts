/** Files in a folder, whole or not there (whole.ts). What the disk says no with is a refusal that names no path. */
import { readFile } from 'node:fs/promises'
import { join, resolve, sep } from 'node:path'
import { asStorageRefusal, systemCode } from './disk-faults.ts'
import { type Files, KeyTaken, sameBytes } from './port.ts'
import { writeNew, writeOver } from './whole.ts'

const FOLDERS = { folders: true }

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
      if (systemCode(error) === 'ENOENT') return null
      throw asStorageRefusal(error)
    }
  }
  const refused = (error: unknown): never => {
    throw asStorageRefusal(error)
  }
  return {
    get,
    link: null,
    async put(key, bytes) {
      if (await writeNew(pathOf(key), bytes, FOLDERS).catch(refused)) return
      const held = await get(key)
      if (!held || !sameBytes(held, bytes)) throw new KeyTaken(key)
    },
    mend: async (key, bytes) => writeOver(pathOf(key), bytes, FOLDERS).catch(refused),
  }
}
