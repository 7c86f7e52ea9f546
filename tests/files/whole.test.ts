/** A file is written whole or not there, and a disk that says no is told without its paths. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { diskFiles } from '#functions/files/disk.ts'
import { faultInWords } from '#functions/files/disk-faults.ts'
import { writeNew, writeOver } from '#functions/files/whole.ts'
import { Refusal } from '#shared/refusals.ts'

const WHOLE = join(import.meta.dirname, '../../functions/files/whole.ts')
const folders: string[] = []
let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chuangxun-whole-'))
  folders.push(folder)
})
afterAll(() => {
  for (const one of folders) rmSync(one, { recursive: true, force: true })
})
const bytesOf = (text: string) => new TextEncoder().encode(text)

test('a new file does not replace one that is there, another way does; nothing else is left beside them', async () => {
  const path = join(folder, 'a/b/file')
  expect(await writeNew(path, bytesOf('old'), { folders: true })).toBe(true)
  expect(await writeNew(path, bytesOf('new'))).toBe(false)
  expect(readFileSync(path, 'utf8')).toBe('old')
  await writeOver(path, bytesOf('new'))
  expect(readFileSync(path, 'utf8')).toBe('new')
  expect(readdirSync(join(folder, 'a/b'))).toEqual(['file'])
})

test('what goes wrong in the middle leaves the old one, and no draft', async () => {
  const path = join(folder, 'file')
  await writeOver(path, bytesOf('old'))
  const before = () => Promise.reject(new Error('in the middle'))
  await expect(writeOver(path, bytesOf('new'), { before })).rejects.toThrow('in the middle')
  expect([readFileSync(path, 'utf8'), readdirSync(folder)]).toEqual(['old', ['file']])
})

test('a process that is killed while it writes leaves the old one or the new one, whole', async () => {
  const path = join(folder, 'file')
  const sizes = [1_000_000, 3_000_000]
  await writeOver(path, new Uint8Array(sizes[0] ?? 0))
  const writing = `const { writeOver } = await import(${JSON.stringify(WHOLE)})
    for (let n = 1; ; n += 1) {
      await writeOver(${JSON.stringify(path)}, new Uint8Array(n % 2 ? ${sizes[1]} : ${sizes[0]}))
      if (n === 1) process.stdout.write('writing')
    }`
  for (let times = 0; times < 8; times += 1) {
    const child = spawn(process.execPath, ['--input-type=module', '-e', writing], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    await once(child.stdout, 'data')
    await new Promise((resolve) => setTimeout(resolve, 7 * times))
    child.kill('SIGKILL')
    await once(child, 'exit')
    expect(sizes).toContain(readFileSync(path).length)
  }
})

/** A limit on the size of files is what a full disk looks like (setrlimit, RLIMIT_FSIZE). */
const FULL = `
  process.on('SIGXFSZ', () => {})
  const { diskFiles } = await import(${JSON.stringify(join(import.meta.dirname, '../../functions/files/disk.ts'))})
  const files = diskFiles(process.argv[1])
  await files.put('small', new Uint8Array(10), '')
  const failed = await files.put('large', new Uint8Array(200_000), '').catch((error) => error)
  console.log(JSON.stringify([failed.code, failed.message, await files.get('large'), failed.cause.code]))`

test('a full disk is a refusal that says what to do, and leaves nothing half written', async () => {
  const command = `ulimit -f 50; exec "$0" --input-type=module -e "$1" "$2"`
  const child = spawn('bash', ['-c', command, process.execPath, FULL, folder])
  let said = ''
  child.stdout.on('data', (data) => {
    said += data
  })
  await once(child, 'close')
  const [code, message, held, cause] = JSON.parse(said)
  expect([code, held, cause]).toEqual(['storage-full', null, 'EFBIG'])
  expect(message).toMatch(/存储空间已满.*联系管理员/)
  expect(message).not.toContain(folder)
  expect(readdirSync(folder)).toEqual(['small'])
})

describe('a folder that takes no files', () => {
  test.each(['a file in its place', 'a folder in a file’s place'])('%s: a refusal that names no path', async (what) => {
    const root = join(folder, 'files')
    if (what === 'a file in its place') writeFileSync(root, 'a file')
    else mkdirSync(join(root, 'pictures/a'), { recursive: true })
    const files = diskFiles(root)
    const failed = await (what === 'a file in its place'
      ? files.put('pictures/a', bytesOf('x'), '')
      : files.mend('pictures/a', bytesOf('x'), '')
    ).catch((error: unknown) => error)
    expect(failed).toBeInstanceOf(Refusal)
    expect(failed).toMatchObject({ code: 'storage-failed', cause: expect.anything() })
    expect(String(failed)).not.toContain(folder)
    await expect(files.get('pictures/a')).rejects.toMatchObject({ code: 'storage-failed' })
  })

  test.skipIf(process.getuid?.() === 0)('without the right to write, for all but root', async () => {
    chmodSync(folder, 0o500)
    await expect(diskFiles(folder).put('a', bytesOf('x'), '')).rejects.toMatchObject({ code: 'storage-failed' })
    chmodSync(folder, 0o700)
  })
})

test.each([
  [
    Object.assign(new Error("ENOSPC: no space left on device, open '/srv/data/files/a'"), {
      code: 'ENOSPC',
      errno: -28,
    }),
    '磁盘已满（ENOSPC）',
  ],
  [new Error("cannot read '/srv/data/fonts/a.ttf' now"), "cannot read '…' now"],
  [new Error('at file:///srv/app/functions/a.ts:1'), 'at …'],
  [new Refusal('damaged-pdf'), new Refusal('damaged-pdf').message],
  [new Error('每页 1/2 张，单位/部门，https 也行'), '每页 1/2 张，单位/部门，https 也行'],
])('in words, %s names no path', (error, words) => expect(faultInWords(error)).toBe(words))
