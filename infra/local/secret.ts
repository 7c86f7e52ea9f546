/** The secret of an installation: made at its first start, whole on disk or not at all, and refused where it is not whole. */
import { randomBytes, randomUUID } from 'node:crypto'
import { closeSync, fsyncSync, linkSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'

const WHOLE = /^[0-9a-f]{64}$/

/**
 * The key of this folder's sign-in codes and sessions: 64 hex digits, readable by their owner only.
 * @throws Error with one line that says what to do, where the file holds anything else.
 */
export function secretOf(dataDir: string): string {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const path = join(dataDir, 'secret')
  const secret = read(path) ?? made(dataDir, path)
  if (WHOLE.test(secret)) return secret
  throw new Error(
    `密钥文件 ${path} 不完整，为安全起见没有启动。请从备份中恢复它；没有备份的，删除这个文件后重新启动，届时所有人须重新登录。`,
  )
}

function read(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (isCode(error, 'ENOENT')) return null
    throw error
  }
}

/** Under another name first, synced, then linked, which fails where another start was first: what that one made holds. */
function made(dataDir: string, path: string): string {
  const draft = join(dataDir, `.secret.${randomUUID()}.part`)
  const file = openSync(draft, 'wx', 0o600)
  try {
    writeSync(file, randomBytes(32).toString('hex'))
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  try {
    linkSync(draft, path)
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error
  } finally {
    rmSync(draft, { force: true })
  }
  return readFileSync(path, 'utf8')
}

const isCode = (error: unknown, code: string) => error instanceof Error && 'code' in error && error.code === code
