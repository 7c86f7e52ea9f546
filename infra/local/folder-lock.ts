/** One process for one data folder: held as a socket, so that the system itself lets go when the process dies. */
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { realpathSync, rmSync } from 'node:fs'
import { connect, createServer, type Server } from 'node:net'
import { join } from 'node:path'
import { systemCode } from '#functions/files/disk-faults.ts'

export class FolderTaken extends Error {}

/** Takes the folder, which must exist. @throws FolderTaken when another process has it. */
export async function lockFolder(folder: string): Promise<{ release: () => void }> {
  const path = socketPath(realpathSync(folder))
  try {
    return held(await listen(path))
  } catch (error) {
    if (systemCode(error) !== 'EADDRINUSE') throw error
    if (path.startsWith('\0') || (await answers(path))) throw new FolderTaken(folder)
    // A socket file that nobody answers was left by a process that died.
    rmSync(path)
    return held(await listen(path))
  }
}

const held = (server: Server) => ({ release: () => void server.close() })

/** Linux: an abstract socket, which leaves no file. Elsewhere a pipe (Windows) or a socket file. */
function socketPath(folder: string): string {
  const name = `chuangxun-${createHash('sha256').update(folder).digest('hex').slice(0, 32)}`
  if (process.platform === 'linux') return `\0${name}`
  return process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : join(folder, '.lock')
}

async function listen(path: string): Promise<Server> {
  const server = createServer((socket) => socket.destroy())
  server.listen(path)
  await once(server, 'listening')
  server.unref()
  return server
}

const answers = (path: string): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(path, () => {
      socket.destroy()
      resolve(true)
    }).on('error', () => resolve(false))
  })
