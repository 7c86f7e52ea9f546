/** A disk's refusals in words that name no path of the server: to callers a refusal, to others a few words. */
import { Refusal } from '#shared/refusals.ts'

/** By Node's names of errors (errno). */
export const REASONS: Readonly<Record<string, string>> = {
  ENOENT: '没有这个文件或文件夹',
  EACCES: '没有权限',
  EPERM: '没有权限',
  EISDIR: '这是文件夹，不是文件',
  ENOTDIR: '路径中有一段不是文件夹',
  EEXIST: '已有同名的文件',
  ENOSPC: '磁盘已满',
  EDQUOT: '磁盘配额已用完',
  EFBIG: '文件超过允许的大小',
  EROFS: '磁盘是只读的',
  EIO: '磁盘读写出错',
}

const FULL: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT', 'EFBIG'])

/** The name of a failed call of the system; of any other error null. */
export const systemCode = (error: unknown): string | null =>
  error instanceof Error && 'code' in error && 'errno' in error ? String(error.code) : null

/** What a failed call of the system is refused with; any other error as it is. */
export function asStorageRefusal(error: unknown): unknown {
  const code = systemCode(error)
  return code === null ? error : new Refusal(FULL.has(code) ? 'storage-full' : 'storage-failed', [], { cause: error })
}

const PATHS = /(?:file:\/\/)?(?:\/[^\s/'"，。；：）]+){2,}\/?|[A-Za-z]:\\[^\s'"]+/g

/** Why something failed, for records, mails and pages: sentences as they are, all else without paths. */
export function faultInWords(error: unknown): string {
  if (error instanceof Refusal) return error.message
  const code = systemCode(error)
  if (code !== null && REASONS[code] !== undefined) return `${REASONS[code]}（${code}）`
  const words = error instanceof Error ? error.message : String(error)
  return words.replace(PATHS, '…')
}
