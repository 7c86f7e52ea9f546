/** Every character of 通用规范汉字表 (2013: 3,500 + 3,000 + 1,605) prints as itself; one that no font has is named before review. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Printer } from '#functions/print/printer.ts'
import { openPrinter } from '#functions/print/printer.ts'
import { shippedGlyph } from '#functions/print/shipped-glyphs.ts'
import { coverageOfFonts, glyphsOf } from '#functions/print/write-coverage.ts'
import { sectionMark } from '#shared/content/numbering.ts'
import { unprintedIn } from '#shared/print/unprinted.ts'
import { aContent, aFullContent } from '../support/print/a-content.ts'
import { readPdf, textOf } from '../support/print/read-pdf.ts'

vi.setConfig({ testTimeout: 120_000 })

const levels = readFileSync(join(import.meta.dirname, 'standard-hanzi.txt'), 'utf8')
  .trimEnd()
  .split('\n')
const hanzi = levels.join('')
const OURS = /^(FandolFang|FandolKai|LXGWWenKai|Noto(Sans|Serif)(SC|CJKsc)|Tinos)/

let printer: Printer
beforeAll(async () => {
  printer = await openPrinter({ start: 'now' })
}, 60_000)
afterAll(() => printer.close())

test('the list is whole', () => {
  expect(levels.map((level) => Array.from(level).length)).toEqual([3500, 3000, 1605])
  expect(new Set(hanzi).size).toBe(8105)
})

test('all 8,105 come out of the body as themselves, in our own fonts, as outlines', async () => {
  const { pdf } = await printer.print(
    aContent({ sections: [{ kind: 'items', title: '字', items: [{ text: hanzi }] }] }),
  )
  const read = await readPdf(pdf)
  expect(textOf(read)).toContain(hanzi)
  expect(read.fonts.filter((font) => !OURS.test(font))).toEqual([])
  expect(Buffer.from(pdf).toString('latin1')).not.toContain('/Type3')
})

test('and out of headings and the issuing unit', async () => {
  const characters = Array.from(hanzi)
  const titles = Array.from({ length: Math.ceil(8105 / 60) }, (_, i) => characters.slice(i * 60, i * 60 + 60).join(''))
  for (let i = 0; i < titles.length; i += 20) {
    const some = titles.slice(i, i + 20)
    const sections = some.map((title) => ({ kind: 'items' as const, title, items: [] }))
    const [issuingUnit = ''] = some
    const headings = some.map((title, n) => sectionMark(n + 1) + title).join('')
    const text = textOf(await readPdf((await printer.print(aContent({ masthead: { issuingUnit }, sections }))).pdf))
    expect(text).toContain(`${issuingUnit}2026年4月8日${headings}报：`)
  }
})

test('name and headings have each of them in their own face and weight, and any other in a heavy one', async () => {
  for (const face of ['name', 'heading'] as const) {
    const glyphs = glyphsOf(face)
    expect(Array.from(hanzi).filter((character) => !glyphs.has(character.codePointAt(0) ?? 0))).toEqual([])
  }
  // No figures, whose texts are set in lighter faces; 㐂 is not among the 8,105.
  const sections = [{ kind: 'items' as const, title: '镕𬭚㐂', items: [] }]
  const { fonts } = await readPdf((await printer.print(aContent({ masthead: { name: '堃𫖮㐂' }, sections }))).pdf)
  expect(fonts).toEqual(expect.arrayContaining(['NotoSansCJKsc-Medium', 'NotoSerifCJKsc-Black', 'LXGWWenKai-Medium']))
  expect(fonts).not.toContain('LXGWWenKai-Light')
})

test('a glyph for each of them is in the table that is asked before review, and in the fonts behind it', () => {
  const parts = ['name', 'heading', 'body', 'byline', 'folio'] as const
  const missing = parts.flatMap((part) =>
    Array.from(hanzi).filter((character) => !shippedGlyph(part, character.codePointAt(0) ?? 0)),
  )
  expect(missing).toEqual([])
  const table = JSON.parse(readFileSync(join(import.meta.dirname, '../../functions/print/fonts/coverage.json'), 'utf8'))
  expect(coverageOfFonts()).toEqual(table)
  const fangSong = glyphsOf('body')
  expect(Array.from(hanzi).filter((character) => !fangSong.has(character.codePointAt(0) ?? 0))).toHaveLength(1467)
})

test('an issue of our own characters has none that no font has', () => {
  expect(unprintedIn(aFullContent('0'.repeat(64)), shippedGlyph)).toEqual([])
})

test.each([
  [
    'an item',
    { sections: [{ kind: 'items' as const, title: '窗口资讯', items: [{ text: '甲' }, { text: '办结\u{1F9FF}件' }] }] },
    '栏目“窗口资讯”第 2 条第 3 个字符“\u{1F9FF}”（U+1F9FF）没有字体可以印出',
  ],
  [
    'a point',
    { sections: [{ kind: 'items' as const, title: '栏', items: [{ text: '甲', points: ['乙', '丙\uE000\uE000'] }] }] },
    '栏目“栏”第 1 条第 2 点第 2 个字符“\uE000”（U+E000）没有字体可以印出',
  ],
  ['the name', { masthead: { name: '动态ꀀ' } }, '刊名第 3 个字符“ꀀ”（U+A000）没有字体可以印出'],
  ['the note', { note: '甲\n乙\u{10450}' }, '编者按第 4 个字符“\u{10450}”（U+10450）没有字体可以印出'],
])('of %s it says which character, its code point and where it stands', (_, of, sentence) => {
  expect(unprintedIn(aContent(of), shippedGlyph).map(({ message }) => message)).toEqual([sentence])
})

test('joiners, variation selectors and spaces need no glyph', () => {
  const text = '甲\u200D乙\uFE00\u3000丙 丁'
  expect(
    unprintedIn(aContent({ sections: [{ kind: 'items', title: '栏', items: [{ text }] }] }), shippedGlyph),
  ).toEqual([])
})
