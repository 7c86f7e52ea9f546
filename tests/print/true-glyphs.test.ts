/** No character prints as another one: the glyphs of 仿宋 and 楷体 that lie are left out, and the next face shows the character. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readCoverage } from '#functions/print/font-files.ts'
import { openPrinter, type Printer } from '#functions/print/printer.ts'
import { shippedGlyph } from '#functions/print/shipped-glyphs.ts'
import { aContent } from '../support/print/a-content.ts'
import { readPdf, textOf } from '../support/print/read-pdf.ts'

/** What the fonts draw in their place, looked at one by one (functions/print/fonts/wrong_glyphs.py). */
const LIES = {
  body: {
    鹼: '碱',
    衹: '只',
    準: '准',
    鬱: '郁',
    鬆: '松',
    餘: '余',
    醜: '丑',
    幹: '干',
    癥: '症',
    捨: '舍',
    臟: '髒',
    滷: '鹵',
  },
  byline: {
    懲: '誠',
    騁: '秤',
    誠: '騁',
    稱: '懲',
    仓: '仑',
    雎: '睢',
    锺: '鍾',
    '～': 'a raised one',
    г: 'italic',
    д: 'italic',
  },
}
const BOTH = { '￥': '＄', '￣': '-' }
const rows = (['body', 'byline'] as const).flatMap((face) =>
  Object.entries({ ...LIES[face], ...BOTH }).map(([character, drawn]) => [face, character, drawn] as const),
)

test.each(rows)('%s does not set %s, for it draws %s', (face, character) => {
  const code = character.codePointAt(0) ?? 0
  expect(readCoverage(face, {}).has(code)).toBe(false)
  expect(shippedGlyph(face, code)).toBe(true)
})

let printer: Printer
beforeAll(async () => {
  printer = await openPrinter({ start: 'now' })
})
afterAll(() => printer.close())

test('they are printed by 霞鹜文楷, and come out of the PDF as themselves', async () => {
  const text = Object.keys({ ...LIES.body, ...BOTH }).join('')
  const issuingUnit = Object.keys({ ...LIES.byline, ...BOTH }).join('')
  const sections = [{ kind: 'items' as const, title: '字', items: [{ text }] }]
  const read = await readPdf((await printer.print(aContent({ masthead: { issuingUnit }, sections }))).pdf)
  expect(textOf(read)).toContain(text)
  expect(textOf(read)).toContain(issuingUnit)
  expect(read.fonts).toContain('LXGWWenKai-Light')
})
