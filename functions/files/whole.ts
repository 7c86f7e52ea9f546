/**
 * Files that are whole or not there, whenever the process or the machine stops: written under another name, synced, given
 * their own name in one step, and that step synced too (rename and link are atomic, POSIX; a folder holds the names).
 */
import { randomUUID } from 'node:crypto'
import { link, mkdir, open, readdir, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { systemCode } from './disk-faults.ts'

/** `before` is called with the draft, whole and synced, before it gets its name. `folders`: those that are missing are made. */
type Options = { before?: (draft: string) => Promise<void>; mode?: number; folders?: boolean }

/** Whether it was written; false, and nothing done, where there is a file of that name. */
export async function writeNew(path: string, bytes: Uint8Array, options: Options = {}): Promise<boolean> {
  try {
    // A rename would replace a file that came in between; a link refuses to.
    await withDraft(path, bytes, link, options)
    return true
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return false
    throw error
  }
}

/** In place of what was there. */
export const writeOver = (path: string, bytes: Uint8Array, options: Options = {}): Promise<void> =>
  withDraft(path, bytes, rename, options)

async function withDraft(
  path: string,
  bytes: Uint8Array,
  place: (draft: string, path: string) => Promise<void>,
  { before, mode = 0o600, folders = false }: Options,
): Promise<void> {
  const folder = dirname(path)
  const made = folders ? await mkdir(folder, { recursive: true }) : undefined
  const draft = join(folder, `.${basename(path).slice(0, 100)}.${randomUUID()}.part`)
  try {
    const file = await open(draft, 'wx', mode)
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    await before?.(draft)
    await place(draft, path)
    await syncFolder(folder)
    if (made !== undefined) await syncFolder(dirname(made))
  } finally {
    await rm(draft, { force: true })
  }
}

/** All that lies in a folder is on the disk: before the folder takes the place of another. */
export async function syncAll(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) await syncAll(path)
    else await syncFolder(path)
  }
  await syncFolder(folder)
}

/** What names a folder holds is on the disk. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
