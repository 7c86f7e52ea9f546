/** Whether the folders can be worked in, before anything is begun: what is wrong is told in one line that says what to do. */
import { open, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { REASONS, systemCode } from '#functions/files/disk-faults.ts'
import { writeNew } from '#functions/files/whole.ts'

const why = (error: unknown): string => {
  const code = systemCode(error)
  return code === null ? String(error) : `${REASONS[code] ?? '系统调用出错'}（${code}）`
}

/** @throws Error with one line where one of them takes no files. */
export async function mustBeWritable(folders: readonly string[]): Promise<void> {
  for (const folder of folders) {
    const probe = join(folder, `.ready-${process.pid}`)
    try {
      await rm(probe, { force: true })
      await writeNew(probe, new TextEncoder().encode('x'.repeat(4096)), { folders: true })
      await rm(probe)
    } catch (error) {
      throw new Error(
        `文件夹 ${folder} 写不进去：${why(error)}，没有启动。请检查磁盘空间和文件夹的权限，或用 DATA_DIR 指定别的数据文件夹。`,
      )
    }
  }
}

const SQLITE = 'SQLite format 3\0'

/**
 * What the folder held once is still there: an engine without its file would begin an empty one in silence.
 * @throws Error with one line where the database's file is gone, empty or another, and files are there that it knew of.
 */
export async function mustHaveItsDatabase(dataDir: string): Promise<void> {
  const path = join(dataDir, 'dynamodb.sqlite')
  const head = await headOf(path)
  if (head === SQLITE) return
  const isNew = head === '' && (await readdir(join(dataDir, 'files')).catch(() => [])).length === 0
  if (isNew) return
  throw new Error(
    `数据库文件 ${path} ${head === '' ? '不见了，或是空的' : '已损坏'}，为免丢失数据没有启动。请从备份中恢复它；确要从头开始的，先把整个数据文件夹移走。`,
  )
}

/** Its first 16 bytes; empty where there are none. */
async function headOf(path: string): Promise<string> {
  const file = await open(path).catch((error: unknown) => {
    if (systemCode(error) === 'ENOENT') return null
    throw new Error(`数据库文件 ${path} 读不出来：${why(error)}，没有启动。请检查文件夹的权限。`)
  })
  if (!file) return ''
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(SQLITE.length), 0, SQLITE.length, 0)
    return buffer.toString('latin1', 0, bytesRead)
  } finally {
    await file.close()
  }
}

/** @throws Error with one line where the folder of own fonts is set and is none. */
export async function mustHaveFonts(folder = process.env.FONTS_DIR): Promise<void> {
  if (folder === undefined) return
  const found = await stat(folder).catch(() => null)
  if (!found?.isDirectory())
    throw new Error(`FONTS_DIR: ${folder} 不是文件夹，没有启动。请改正它，或不设置它而只用自带的字体。`)
}
