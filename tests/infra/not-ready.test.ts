/** `npm start` where it cannot work: one line that says what to do and exit code 1, before anything is begun. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { mustBeWritable, mustHaveFonts, mustHaveItsDatabase } from '../../infra/local/ready.ts'

const START = join(import.meta.dirname, '../../infra/local/start.ts')
const folders: string[] = []
let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chuangxun-not-ready-'))
  folders.push(folder)
})
afterAll(() => {
  for (const one of folders) rmSync(one, { recursive: true, force: true })
})

const start = (dataDir: string, environment: Record<string, string> = {}) => {
  const env = { ...process.env, PORT: '0', DEMO: 'off', DATA_DIR: dataDir, ...environment }
  const { status, stderr, stdout } = spawnSync(process.execPath, [START], { env, encoding: 'utf8', timeout: 60_000 })
  return { status, said: stderr, stdout }
}

const isOneLine = ({ status, said, stdout }: ReturnType<typeof start>, words: RegExp) => {
  expect([status, stdout]).toEqual([1, ''])
  expect(said).toMatch(/^[^\n]+\n$/)
  expect(said).toMatch(words)
}

test('a file in the data folder’s place', () => {
  const path = join(folder, 'data')
  writeFileSync(path, '')
  isOneLine(start(join(path, 'below')), /数据文件夹 .* 用不了：路径中有一段不是文件夹.*DATA_DIR/)
})

test.each(['files', 'outbox'])('a file in the place of %s', async (name) => {
  const path = join(folder, name)
  writeFileSync(path, '')
  const line = new RegExp(`^文件夹 ${path} 写不进去：[^\n]*，没有启动。请检查磁盘空间和文件夹的权限[^\n]*$`)
  await expect(mustBeWritable([folder, path])).rejects.toThrow(line)
})

test.each([
  ['gone', null],
  ['empty', ''],
  ['half written', 'SQLite for'],
  ['another', 'x'.repeat(5000)],
])('a database file that is %s, where there are files that it knew of', async (_, content) => {
  await mustHaveItsDatabase(folder)
  mkdirSync(join(folder, 'files/pictures'), { recursive: true })
  if (content !== null) writeFileSync(join(folder, 'dynamodb.sqlite'), content)
  await expect(mustHaveItsDatabase(folder)).rejects.toThrow(
    /^数据库文件 .*(不见了，或是空的|已损坏)[^\n]*从备份中恢复[^\n]*$/,
  )
})

test('a folder of fonts that is none', async () => {
  await expect(mustHaveFonts(join(folder, 'none'))).rejects.toThrow(/^FONTS_DIR: .* 不是文件夹.*改正它[^\n]*$/)
  await mustHaveFonts(folder)
  await mustHaveFonts()
})

/** A small disk of its own, where this process may mount one. */
const disk = mkdtempSync(join(tmpdir(), 'chuangxun-disk-'))
const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', disk]).status === 0
afterAll(() => {
  if (mounted) spawnSync('umount', [disk])
  rmSync(disk, { recursive: true, force: true })
})

test.skipIf(!mounted)('a disk without room for the database, a full one, one that is read only', async () => {
  isOneLine(start(disk), /磁盘已满|没有启动。请检查数据文件夹所在磁盘的空间/)
  try {
    for (let n = 0; ; n += 1) writeFileSync(join(disk, `fills-${n}`), new Uint8Array(4096))
  } catch {
    // It is full now.
  }
  await expect(mustBeWritable([disk])).rejects.toThrow(/写不进去：磁盘已满/)
  spawnSync('mount', ['-o', 'remount,ro', disk])
  await expect(mustBeWritable([disk])).rejects.toThrow(/写不进去：磁盘是只读的/)
})
