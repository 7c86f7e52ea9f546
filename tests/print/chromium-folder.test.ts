/** Unpacking Chromium: private, whole or not at all, and never someone else's. With archives of a few bytes. */
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { unpackedChromium } from '#functions/print/browser/chromium-folder.ts'

let base = ''
beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'unpack-test-'))
  const bin = join(base, 'packages/@sparticuz/chromium/bin')
  await mkdir(bin, { recursive: true })
  await writeFile(join(bin, '../package.json'), '{"name":"@sparticuz/chromium","version":"1.2.3"}')
  await writeFile(join(bin, 'chromium.br'), brotliCompressSync('a browser'))
  await writeFile(join(bin, 'al2023.tar.br'), brotliCompressSync(tar('lib/libnss3.so', 'a library')))
  await writeFile(join(bin, 'fonts.tar.br'), brotliCompressSync(tar('fonts/Open_Sans/a.ttf', 'a font')))
})
afterEach(() => rm(base, { recursive: true }))

function tar(name: string, content: string): Buffer {
  const file = Buffer.alloc(512 * 4)
  file.write(name)
  file.write('0000755\0', 100)
  file.write(content.length.toString(8).padStart(11, '0'), 124)
  file.write('0', 156)
  file.write(content, 512)
  return file
}

const unpack = (name = 'chromium') => unpackedChromium(join(base, name), join(base, 'packages'))

test('everything is unpacked into a folder that only we may enter, and nothing is left beside it', async () => {
  const { executable, libraries, fontConfig } = await unpack()
  expect(await readFile(executable, 'utf8')).toBe('a browser')
  expect(await readFile(join(libraries, 'libnss3.so'), 'utf8')).toBe('a library')
  expect(await readFile(fontConfig, 'utf8')).toContain(`<dir>${join(base, 'chromium/fonts')}</dir>`)
  expect((await stat(join(base, 'chromium'))).mode & 0o777).toBe(0o700)
  expect((await stat(executable)).mode & 0o777).toBe(0o700)
  expect((await readdir(base)).sort()).toEqual(['chromium', 'packages'])
})

test('several at once unpack one and the same', async () => {
  const folders = await Promise.all([unpack(), unpack(), unpack()])
  expect(new Set(folders.map(({ executable }) => executable)).size).toBe(1)
  expect(await readFile(folders[0].executable, 'utf8')).toBe('a browser')
  expect((await readdir(base)).sort()).toEqual(['chromium', 'packages'])
})

test('what was unpacked before is used as it stands', async () => {
  const before = (await stat((await unpack()).executable)).ino
  expect((await stat((await unpack()).executable)).ino).toBe(before)
})

test('files that were only touched are hashed, found the same and used', async () => {
  const { executable } = await unpack()
  const before = (await stat(executable)).ino
  await chmod(executable, 0o500)
  await chmod(executable, 0o700)
  const manifest = () => readFile(join(base, 'chromium/manifest.json'), 'utf8')
  const old = await manifest()
  await unpack()
  expect((await stat(executable)).ino).toBe(before)
  const known = await manifest()
  expect(known).not.toBe(old)
  await unpack()
  expect(await manifest()).toBe(known) // it was not hashed again
})

test.each([
  ['a browser cut short', (folder: string) => writeFile(join(folder, 'chromium'), 'a brow')],
  ['a browser with other bytes', (folder: string) => writeFile(join(folder, 'chromium'), 'b browser')],
  ['a library with other bytes', (folder: string) => writeFile(join(folder, 'lib/libnss3.so'), 'b library')],
  ['a library swept away', (folder: string) => rm(join(folder, 'lib/libnss3.so'))],
  ['no manifest', (folder: string) => rm(join(folder, 'manifest.json'))],
  ['another version', (folder: string) => writeFile(join(folder, 'manifest.json'), '{"version":"1.0.0","files":{}}')],
])('a folder with %s is made anew', async (_, harm) => {
  await unpack()
  await harm(join(base, 'chromium'))
  const { executable, libraries } = await unpack()
  expect(await readFile(executable, 'utf8')).toBe('a browser')
  expect(await readFile(join(libraries, 'libnss3.so'), 'utf8')).toBe('a library')
})

test('a folder that others may write, or that is a link, is refused', async () => {
  await unpack()
  await symlink(join(base, 'chromium'), join(base, 'link'))
  await expect(unpack('link')).rejects.toThrow('not a folder of our own')
  await chmod(join(base, 'chromium'), 0o770)
  await expect(unpack()).rejects.toThrow('not a folder of our own')
})

test('a damaged archive leaves nothing behind, and says so', async () => {
  await writeFile(
    join(base, 'packages/@sparticuz/chromium/bin/chromium.br'),
    brotliCompressSync('a browser').subarray(0, 5),
  )
  await expect(unpack()).rejects.toThrow()
  expect(await readdir(base)).toEqual(['packages'])
})

test('an archive that names a path outside is refused', async () => {
  await writeFile(
    join(base, 'packages/@sparticuz/chromium/bin/al2023.tar.br'),
    brotliCompressSync(tar('lib/../../evil', 'x')),
  )
  await expect(unpack()).rejects.toThrow('outside')
  expect(await readdir(base)).toEqual(['packages'])
})

test('the half-filled folder of a process that died is cleared away, that of a living one is not', async () => {
  await mkdir(join(base, 'chromium.unpacking-999999999-abc'))
  await mkdir(join(base, 'chromium.unpacking-1-abc'))
  await unpack()
  expect((await readdir(base)).sort()).toEqual(['chromium', 'chromium.unpacking-1-abc', 'packages'])
})
