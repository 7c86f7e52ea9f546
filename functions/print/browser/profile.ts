/** The folder a running browser keeps its own things in: private, and gone when it is. */
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isRunning } from './processes.ts'

const PREFIX = 'chuangxun-profile-'

/** A new folder that only we may enter. Those of processes that were killed are cleared away first. */
export async function newProfile(): Promise<{ path: string; remove(): Promise<void> }> {
  for (const name of await readdir(tmpdir())) {
    const pid = name.startsWith(PREFIX) ? Number.parseInt(name.slice(PREFIX.length), 10) : 0
    if (pid > 0 && !isRunning(pid)) await remove(join(tmpdir(), name))
  }
  const path = await mkdtemp(join(tmpdir(), `${PREFIX}${process.pid}-`))
  return { path, remove: () => remove(path) }
}

/** What another user left, or the browser still holds, stays for a later time. */
const remove = (path: string): Promise<void> =>
  rm(path, { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined)
