/** A centre's own fonts: before the shipped ones for what they have, for the issue that names them and no other. */
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { ownGlyph } from '#functions/print/own-fonts.ts'
import type { Printer } from '#functions/print/printer.ts'
import { openPrinter } from '#functions/print/printer.ts'
import { aContent } from '../support/print/a-content.ts'
import { aFontOf } from '../support/print/a-font.ts'
import { readPdf, textOf } from '../support/print/read-pdf.ts'

vi.setConfig({ testTimeout: 60_000 })

// Any font that is not the part's usual one will do.
const FONT = fileURLToPath(new URL('../../functions/print/fonts/fandol-kai-everyday.woff2', import.meta.url))
let folder = ''
let printer: Printer
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'own-fonts-'))
  await copyFile(FONT, join(folder, '方正小标宋.woff2'))
  await writeFile(join(folder, 'broken.ttf'), 'no font')
  await writeFile(join(folder, 'cff.otf'), aFontOf('甲'))
  printer = await openPrinter({ fonts: { centre: folder } })
}, 60_000)
afterAll(async () => {
  await printer.close()
  await rm(folder, { recursive: true })
})

test('the name is set in it where it is named, the shipped fonts everywhere else, and the bytes come back the same', async () => {
  const own = aContent({ fonts: { name: '方正小标宋.woff2' } })
  const [before, with_, after] = [
    await printer.print(aContent()),
    await printer.print(own),
    await printer.print(aContent()),
  ]
  expect(after.sha256).toBe(before.sha256)
  const [shipped, mine] = [await readPdf(before.pdf), await readPdf(with_.pdf)]
  expect(shipped.fonts).toContain('NotoSerifSCExtraLight-Black')
  expect(mine.fonts).not.toContain('NotoSerifSCExtraLight-Black')
  expect(textOf(mine)).toBe(textOf(shipped))
  expect((await printer.print(own)).sha256).toBe(with_.sha256)
})

test('what it lacks comes from the shipped fonts', async () => {
  const read = await readPdf(
    (await printer.print(aContent({ fonts: { body: '方正小标宋.woff2', folio: '方正小标宋.woff2' } }))).pdf,
  )
  expect(textOf(read)).toContain('第3期（总第128期）')
})

test.each([
  ['absent.ttf', /“absent\.ttf”用不了：字体文件夹里没有这个文件，请管理员把它放进去，或在刊物设置中改用其他字体$/],
  ['broken.ttf', /“broken\.ttf”用不了：它不是完整的字体文件，请管理员换一份/],
  ['cff.otf', /“cff\.otf”用不了：它是 CFF 轮廓的字体，请管理员换成/],
])('%s is a failure that names it', async (name, message) => {
  await expect(printer.print(aContent({ fonts: { heading: name } }))).rejects.toMatchObject({
    code: 'fonts-not-loaded',
    message: expect.stringMatching(message),
  })
})

test('a character that only an own font has is had in the part that names it, and no other', () => {
  const has = ownGlyph({ body: 'cff.otf', heading: 'broken.ttf', name: 'absent.ttf' }, folder)
  expect([has('body', 0x7532), has('body', 0x4e59)]).toEqual([true, false])
  expect((['heading', 'name', 'byline'] as const).map((part) => has(part, 0x7532))).toEqual([false, false, false])
  expect(ownGlyph({ body: '方正小标宋.woff2' }, folder)('body', 0x7532)).toBe(true)
})

test('so is any, where no folder is set', async () => {
  const other = await openPrinter()
  await expect(other.print(aContent({ fonts: { name: 'a.ttf' } }))).rejects.toMatchObject({ code: 'fonts-not-loaded' })
  await other.close()
})
