/** The folder of own fonts as an administrator sees it: files that can be used by the names they carry, the others with why not. */
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { familyIn } from '#functions/print/font-name.ts'
import { listOwnFonts } from '#functions/print/own-font-list.ts'
import { aFontOf } from '../support/print/a-font.ts'

const FONTS = fileURLToPath(new URL('../../functions/print/fonts/', import.meta.url))
let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'own-fonts-'))
  await copyFile(join(FONTS, 'fandol-kai-everyday.woff2'), join(folder, '楷体.woff2'))
  await writeFile(join(folder, 'cff.otf'), aFontOf('甲'))
  await writeFile(join(folder, 'broken.TTF'), 'no font')
  await writeFile(join(folder, 'licence.txt'), 'to read')
  await writeFile(join(folder, '.hidden.ttf'), 'no font')
  await mkdir(join(folder, 'folder.ttf'))
})
afterAll(() => rm(folder, { recursive: true }))

test('fonts by their file, with what each calls itself and whether it can be used', async () => {
  expect(await listOwnFonts(folder)).toEqual([
    { file: 'broken.TTF', family: null, state: 'unreadable' },
    { file: 'cff.otf', family: null, state: 'cff' },
    { file: 'folder.ttf', family: null, state: 'unreadable' },
    { file: '楷体.woff2', family: 'FandolKai', state: 'fit' },
  ])
})

test('no folder is told from an empty one', async () => {
  expect(await listOwnFonts(join(folder, 'absent'))).toBeNull()
  const empty = await mkdtemp(join(tmpdir(), 'own-fonts-'))
  expect(await listOwnFonts(empty)).toEqual([])
  await rm(empty, { recursive: true })
})

/** A table `name` with these records: platform, language, name id, text. */
function aNameTable(...records: [number, number, number, string][]): Buffer {
  const texts = records.map(([, , , text]) => Buffer.from(text, 'utf16le').swap16())
  const head = Buffer.alloc(6 + records.length * 12)
  head.writeUInt16BE(records.length, 2)
  head.writeUInt16BE(head.length, 4)
  let start = 0
  for (const [i, [platform, language, id]] of records.entries()) {
    const at = 6 + i * 12
    const { length = 0 } = texts[i] ?? {}
    for (const [n, value] of [platform, 1, language, id, length, start].entries()) head.writeUInt16BE(value, at + n * 2)
    start += length
  }
  return Buffer.concat([head, ...texts])
}

test('a font is called by its Chinese name where it has one', () => {
  const english: [number, number, number, string] = [3, 0x0409, 1, 'FZXiaoBiaoSong-B05S']
  expect(familyIn(aNameTable(english, [3, 0x0804, 1, '方正小标宋简体'], [3, 0x0409, 4, 'Full']))).toBe('方正小标宋简体')
  expect(familyIn(aNameTable(english))).toBe('FZXiaoBiaoSong-B05S')
  expect(familyIn(aNameTable([1, 0, 1, 'Mac only']))).toBeNull()
  expect(familyIn(undefined)).toBeNull()
  expect(familyIn(aNameTable(english).subarray(0, 10))).toBeNull()
})
