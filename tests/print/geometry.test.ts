/** The page measured as it is seen: rasters of 10 pixels a millimetre, and the lines as their reader finds them. */
import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Printer } from '#functions/print/printer.ts'
import { openPrinter } from '#functions/print/printer.ts'
import { Content } from '#shared/content.ts'
import { readIssue } from '#shared/import/read-issue.ts'
import { aPng, imageOf, shelfOf } from './a-picture.ts'
import { aFullIssue, anIssue, anIssueOfLength } from './an-issue.ts'
import type { Raster } from './raster.ts'
import { boxOf, isBlack, isInk, isRed, rastersOf, rulesIn } from './raster.ts'
import type { ReadPdf } from './read-pdf.ts'
import { linesOf, readPdf } from './read-pdf.ts'

vi.setConfig({ testTimeout: 240_000 })

const PER_MM = 10
const NEAR = 0.3 // mm
const AREA = { left: 28, right: 184, top: 37, bottom: 262 }
const EM = 156 / 28
const FOLIO_EM = (14 * 25.4) / 72
const SEED = new URL('../../../shared/seed/issue-2026-01.txt', import.meta.url)

let printer: Printer
const picture = aPng()
beforeAll(async () => {
  printer = await openPrinter({ start: 'now', pictures: shelfOf(picture) })
}, 60_000)
afterAll(() => printer.close())

const print = async (content: Content) => printer.print(Content.parse(content))
const near = (actual: number | undefined, wanted: number) =>
  expect(Math.abs((actual ?? Number.NaN) - wanted), `${actual} for ${wanted}`).toBeLessThanOrEqual(NEAR)

/** Nothing outside the type area but the page number, 7 mm below it and one character in from the outer edge. */
function expectInPlace(raster: Raster, page: number): void {
  const ink = boxOf(raster, isInk, { bottom: AREA.bottom + 1 })
  if (ink) {
    expect(ink.left).toBeGreaterThanOrEqual(AREA.left - NEAR)
    expect(ink.right).toBeLessThanOrEqual(AREA.right + NEAR)
    expect(ink.top).toBeGreaterThanOrEqual(AREA.top - NEAR)
    expect(ink.bottom).toBeLessThanOrEqual(AREA.bottom + NEAR)
  }
  const folio = boxOf(raster, isInk, { top: AREA.bottom + 1 })
  if (page % 2 === 1) near(folio?.right, AREA.right - FOLIO_EM)
  else near(folio?.left, AREA.left + FOLIO_EM)
  // The dashes stand 7 mm below the area, in the middle of the digits.
  near(((folio?.top ?? 0) + (folio?.bottom ?? 0)) / 2, AREA.bottom + 6.6)
}

/** Its rules on these pages, the last of which ends the issue. */
function expectColophon(rasters: Raster[], entries: number): void {
  const rules = rasters.flatMap((raster) => rulesIn(raster, isInk)).slice(-entries - 1)
  expect(rules).toHaveLength(entries + 1)
  for (const [i, rule] of rules.entries()) {
    near(rule.left, AREA.left)
    near(rule.right, AREA.right)
    const isOuter = i === 0 || i === entries
    expect(Math.abs(rule.bottom - rule.top - (isOuter ? 0.35 : 0.25))).toBeLessThanOrEqual(0.16) // a pixel and a half
  }
  near(rules.at(-1)?.bottom, AREA.bottom)
}

function expectMasthead(raster: Raster): void {
  const [rule, ...others] = rulesIn(raster, isRed)
  expect(others).toEqual([])
  near(rule?.left, AREA.left)
  near(rule?.right, AREA.right)
  near(rule?.bottom, AREA.top + (7 * 225) / 22)
  const name = boxOf(raster, isRed, { bottom: (rule?.top ?? 0) - 1 })
  // Its strokes, that is: a character does not fill its square evenly.
  if (name) expect(Math.abs((name.left + name.right) / 2 - 106)).toBeLessThan(1)
}

async function expectWellPrinted(content: Content): Promise<Raster[]> {
  const { pdf, pages } = await print(content)
  const rasters = await rastersOf(pdf, PER_MM)
  expect(rasters).toHaveLength(pages)
  for (const [i, raster] of rasters.entries()) expectInPlace(raster, i + 1)
  const { reporting, sending = [], distribution, copies } = content.colophon
  const entries = [reporting, sending, distribution].filter((list) => list.length > 0).length + (copies ? 1 : 0)
  if (rasters[0]) expectMasthead(rasters[0])
  expectColophon(rasters, entries)
  return rasters
}

/** Lines of the type area as the eye reads them: what stands first and last on them, and whether it begins a paragraph. */
function expectWellBroken({ pages }: ReadPdf): void {
  const lines = pages.map((page) => {
    const inArea = linesOf(page).filter(({ baseline }) => baseline < AREA.bottom)
    const colophon = inArea.findIndex(({ text }) => /^[报送发]：/.test(text))
    return colophon < 0 ? inArea : inArea.slice(0, colophon)
  })
  for (const line of lines.flat()) {
    expect(line.text).not.toMatch(/^[、，。；：？！）》〉”’】…]/)
    expect(line.text).not.toMatch(/[（《〈“‘【]$/)
  }
  const begins = (line: { x: number } | undefined) => line !== undefined && line.x > AREA.left + EM
  for (const [i, page] of lines.entries()) {
    const [first, second] = page
    const before = lines[i - 1]?.at(-1)
    // No heading is left behind, no line of a paragraph is alone at the foot or at the head of a page.
    expect(page.at(-1)?.text ?? '').not.toMatch(/^[一二三四五六七八九十]+、/)
    if (i === 0 || !first || begins(first)) continue
    expect(begins(before), `${before?.text} alone at the foot of page ${i}`).toBe(false)
    const isLast = second === undefined || begins(second)
    expect(isLast, `${first.text} alone at the head of page ${i + 1}`).toBe(false)
  }
}

describe('measured to a tenth of a millimetre', () => {
  test.skipIf(!existsSync(SEED))('the seed', async () => {
    const content = Content.parse(readIssue(readFileSync(SEED, 'utf8')))
    const masthead = { ...content.masthead, name: '政务服务工作动态', number: '第2期（总第126期）' }
    await expectWellPrinted({ ...content, masthead })
    expectWellBroken(await readPdf((await print({ ...content, masthead })).pdf))
  })

  test('an issue with every part there is', async () => {
    await expectWellPrinted(aFullIssue(imageOf(picture)))
  })

  test.each(['窗讯', '四川省政府政务服务和公共资源交易服务中心工作动态简报增刊', 'NEWS 2026'])(
    'the name %s',
    async (name) => {
      await expectWellPrinted(anIssue({ masthead: { name } }))
    },
  )

  test.each([
    ['of a line each', [1, 1], [1, 1]],
    ['whose entries turn', [9, 6], [1, 1]],
    ['that needs a page of its own', [20, 40], [2, 2]],
    ['that fills a page', [20, 70], [2, 2]],
    ['of a line more', [20, 74], [1, 2]],
    ['longer than a page', [60, 60], [2, 3]],
    ['longer than three', [100, 100, 100], [1, 4]],
  ])(
    'a colophon %s ends the last page, and fills those before it to the foot',
    async (_, lists, [from = 0, to = 0]) => {
      const [reporting = [], distribution = [], sending] = lists.map((count) =>
        Array.from({ length: count }, (_, i) => ({ name: `第${i + 1}示范单位`, mark: '、' as const })),
      )
      const rasters = await expectWellPrinted(anIssue({ colophon: { reporting, sending, distribution, copies: 85 } }))
      expect(rasters).toHaveLength(to)
      const rules = rasters.map((raster) => rulesIn(raster, isBlack).length)
      expect(rules.findIndex((count) => count > 0)).toBe(from - 1)
      expect(rules.reduce((sum, count) => sum + count)).toBe(lists.length + 2)
      // The last line on a page stands in the middle of its 9 mm.
      for (const raster of rasters.slice(from - 1))
        expect(boxOf(raster, isInk, { bottom: AREA.bottom + 1 })?.bottom).toBeGreaterThan(AREA.bottom - 3)
    },
  )

  test('80 pages: the first, two in the middle, and the last', async () => {
    const { pdf, pages } = await print(anIssueOfLength(99, 480))
    expect(pages).toBeGreaterThanOrEqual(79)
    for (const n of [1, 40, 41, pages]) {
      const [raster] = await rastersOf(pdf, PER_MM, [n])
      if (!raster) throw new Error(`no page ${n}`)
      expectInPlace(raster, n)
      if (n === pages) expectColophon([raster], 2)
    }
  })

  // 13 lines of text fit under the masthead, and 22 on the next page, of which the colophon takes 3.
  test.each([8, 9, 10, 11, 12, 13, 14, 29, 30, 31, 32, 33, 34])('an issue of %i lines of text', async (lines) => {
    const items = [{ text: '窗'.repeat(28 * lines - 28) }]
    const { pdf, pages } = await print(anIssue({ sections: [{ kind: 'items', title: '栏目', items }] }))
    const [raster] = await rastersOf(pdf, PER_MM, [pages])
    if (!raster) throw new Error('no page')
    expectInPlace(raster, pages)
    expectColophon([raster], 2)
  })

  test('text stands on the lines of the page again after a table and a picture', async () => {
    const { pages } = await readPdf((await print(aFullIssue(imageOf(picture)))).pdf)
    const lines = pages.flatMap((page) => linesOf(page)).filter(({ x, text }) => x > 36 && /^（|^\d\./.test(text))
    expect(lines.length).toBeGreaterThanOrEqual(4)
    const offsets = lines.map(({ baseline }) => ((baseline - AREA.top) % (225 / 22)) - 225 / 44)
    for (const offset of offsets) near(offset, offsets[0] ?? 0)
  })
})

test('whatever is written, it stands in its place and breaks where it may', async () => {
  const words = [
    '窗口',
    '政务服务',
    '（试行）',
    '《办法》',
    '“一次办好”',
    '1365人/次',
    '5.05万件',
    '2026年2月14日',
    'OA系统',
  ]
  const marks = ['', '', '，', '。', '、', '；', '——', '……', '：']
  const part = fc.tuple(fc.constantFrom(...words), fc.constantFrom(...marks)).map((both) => both.join(''))
  const sentence = fc.array(part, { minLength: 1, maxLength: 90 }).map((parts) => `在${parts.join('')}等。`)
  const items = fc.array(fc.record({ text: sentence }), { minLength: 1, maxLength: 9 })
  const issues = fc.record({
    title: fc.constantFrom('政务工作动态', '窗口资讯'),
    items,
    more: items,
    copies: fc.integer({ min: 1, max: 999 }),
  })
  await fc.assert(
    fc.asyncProperty(issues, async ({ title, items, more, copies }) => {
      const issue = anIssue({
        sections: [
          { kind: 'items', title, items },
          { kind: 'items', title: '其他', items: more },
        ],
        colophon: { ...anIssue().colophon, copies },
      })
      const { pdf, pages } = await print(issue)
      expectWellBroken(await readPdf(pdf))
      const [last] = await rastersOf(pdf, PER_MM, [pages])
      if (last) expectInPlace(last, pages)
      if (last) expectColophon([last], 3)
    }),
    { numRuns: 12, endOnFailure: true },
  )
})
