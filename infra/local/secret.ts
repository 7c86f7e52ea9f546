/** The secret of an installation: made at its first start, whole on disk or not at all, and refused where it is not whole. */
import { randomBytes } from 'node:crypto'
import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { systemCode } from '#functions/files/disk-faults.ts'
import { writeNew } from '#functions/files/whole.ts'

const WHOLE = /^[0-9a-f]{64}$/

/**
 * The key of this folder's sign-in codes and sessions: 64 hex digits, readable by their owner only.
 * @throws Error with one line that says what to do, where the file holds anything else.
 */
export async function secretOf(dataDir: string): Promise<string> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  const path = join(dataDir, 'secret')
  const secret = (await read(path)) ?? (await made(path))
  if (WHOLE.test(secret)) return secret
  throw new Error(
    `密钥文件 ${path} 不完整，为安全起见没有启动。请从备份中恢复它；没有备份的，删除这个文件后重新启动，届时所有人须重新登录。`,
  )
}

async function read(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null
    throw error
  }
}

/** Where another start was first, what that one made holds. */
async function made(path: string): Promise<string> {
  await writeNew(path, new TextEncoder().encode(randomBytes(32).toString('hex')))
  return readFile(path, 'utf8')
}
