/** The page measured as it is seen: rasters of 10 pixels a millimetre, and the lines as their reader finds them. */
import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Printer } from '#functions/print/printer.ts'
import { openPrinter } from '#functions/print/printer.ts'
import { Content } from '#shared/content.ts'
import { readIssue } from '#shared/import/read-issue.ts'
import { aPng, imageOf, shelfOf } from './a-picture.ts'
import { aFullIssue, anIssue, anIssueOfLength, receivers } from './an-issue.ts'
import type { Raster } from './raster.ts'
import { boxOf, isBlack, isInk, isRed, rastersOf, rulesIn } from './raster.ts'
import type { Line, ReadPdf } from './read-pdf.ts'
import { linesOf, readPdf } from './read-pdf.ts'

vi.setConfig({ testTimeout: 240_000 })

const PER_MM = 10
const NEAR = 0.3 // mm
const AREA = { left: 28, right: 184, top: 37, bottom: 262 }
const EM = 156 / 28
const LINE = 225 / 22
/** Below the top of a line. 黑体 stands higher on its baseline than 仿宋: so the middles of their characters are level. */
const BASELINE = { heading: 7.36, text: 6.94 }
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
  expect(Math.abs((actual ?? Number.NaN) - wanted), `${actual} for ${wanted}`).toBeLessThanOrEqual(NEAR + 0.001)

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
  expectWellSet(await readPdf(pdf))
  return rasters
}

/** The lines of running text as the eye reads them, by page. */
function bodyLines({ pages }: ReadPdf): Line[][] {
  return pages.map((page, i) => {
    // The first rule of the first page is the masthead's.
    const top = i === 0 ? (page.rules[0]?.y ?? 0) : 0
    return linesOf(page).filter(
      ({ baseline, size }) => baseline > top && baseline < AREA.bottom && Math.abs(size - EM) < 0.1,
    )
  })
}

/** On the lines of the page, from edge to edge, and broken where it may be. */
function expectWellSet(read: ReadPdf): void {
  const pages = bodyLines(read)
  const begins = (line: Line | undefined) => line !== undefined && line.x > AREA.left + EM
  const isHeading = (line: Line | undefined) => /^[一二三四五六七八九十]+、|^更正$/.test(line?.text ?? '')
  const all = pages.flat()
  for (const [n, { text, baseline, x, right }] of all.entries()) {
    const line = (baseline - AREA.top - BASELINE[isHeading(all[n]) ? 'heading' : 'text']) / LINE
    near(line * LINE, Math.round(line) * LINE)
    expect(text).not.toMatch(/^[、，。；：？！）》〉”’】…]/)
    expect(text).not.toMatch(/[（《〈“‘【]$/)
    // What opens is blank at its left, which may stand out.
    expect(x, text).toBeGreaterThanOrEqual(AREA.left - NEAR - (/^[“‘《（]/.test(text) ? EM / 2 : 0))
    const next = all[n + 1]
    // A closing mark may have given up its blank there, which a reader of the file still counts.
    const over = /[，。、；：？！）》”]$/.test(text) && right > AREA.right + NEAR ? EM / 2 : 0
    if (next && !begins(next)) near(right - over, AREA.right)
  }
  for (const [i, page] of pages.entries()) {
    const others = linesOf(read.pages[i] ?? { texts: [], rules: [] }).map(({ baseline }) => baseline)
    for (const { text, baseline } of page)
      expect(others.filter((other) => Math.abs(other - baseline) < 6).length, `${text} and another`).toBe(1)
    const [first, second] = page
    const before = pages[i - 1]?.at(-1)
    // No heading is left behind, no line of a paragraph is alone at the foot or at the head of a page.
    expect(isHeading(page.at(-1)), `${page.at(-1)?.text} left behind on page ${i + 1}`).toBe(false)
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
  })

  test('an issue with every part there is', async () => {
    await expectWellPrinted(aFullIssue(imageOf(picture)))
  })

  test('a table longer than a page, and the text behind it', async () => {
    const row = ['很长的窗口名称'.repeat(8), '1365', '1360', '99.8%']
    const table = { title: '表1　各窗口受理情况', head: ['窗口', '受理', '办结', '满意率'], rows: Array(18).fill(row) }
    const items = [{ text: '甲。', tables: [table] }, { text: '窗'.repeat(100) }]
    await expectWellPrinted(anIssue({ sections: [{ kind: 'items', title: '窗口资讯', items }] }))
  })

  // The rule stands under seven lines, or under more whole ones where a long unit asks for them.
  test.each([
    ['', 7],
    ['刊', 7],
    ['窗讯', 7],
    ['政务动态', 7],
    ['政务服务工作动态', 7],
    ['政务服务和公共资源交易动态', 7],
    ['政务服务和公共资源交易工作动态', 7],
    ['政务服务和公共资源交易工作动态', 9, '示范省人民政府政务服务和公共资源交易服务中心办公室'.repeat(2)],
    ['四川省政府政务服务和公共资源交易服务中心工作动态简报增刊', 7],
    ['NEWS 2026', 7],
  ])('the name %s, and its rule under %i lines', async (name, lines, issuingUnit = '示范省政务服务中心') => {
    const security = { level: '内部资料★1年', number: '编号：000128' }
    const issue = anIssue({ security, masthead: { name: name || null, number: '第3期（总第128期）', issuingUnit } })
    const [first] = await expectWellPrinted(issue)
    if (!first) throw new Error('no page')
    near(rulesIn(first, isRed)[0]?.bottom, AREA.top + lines * LINE)
    // 密级 and 编号 stand on the first line, at its ends.
    const marks = boxOf(first, isBlack, { bottom: AREA.top + LINE })
    expect(Math.abs((marks?.left ?? 0) - AREA.left)).toBeLessThan(0.6)
    expect(Math.abs((marks?.right ?? 0) - AREA.right)).toBeLessThan(0.6)
  })

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
      const [reporting = [], distribution = [], sending] = lists.map(receivers)
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

  test('80 pages: all their lines, and the first, two in the middle and the last as they are seen', async () => {
    const { pdf, pages } = await print(anIssueOfLength(99, 480))
    expect(pages).toBeGreaterThanOrEqual(79)
    expectWellSet(await readPdf(pdf))
    const seen = [1, 40, 41, pages]
    const rasters = await rastersOf(pdf, PER_MM, seen)
    for (const [i, raster] of rasters.entries()) expectInPlace(raster, seen[i] ?? 0)
    expectColophon(rasters.slice(-1), 2)
  })

  // Under the masthead stand 14 lines, of which the heading takes one; on every other page 22. The colophon takes two.
  test.each([
    [8, 1, 'with room left'],
    [11, 1, 'that fill the page with the colophon'],
    [12, 2, 'and no room for the colophon, which has a page of its own'],
    [13, 2, 'that fill the page'],
    [14, 2, 'of which the last may not stand alone on a page'],
    [33, 2, 'that fill both pages with the colophon'],
    [34, 3, 'and no room for the colophon on the second page'],
    [35, 3, 'that fill both pages'],
    [36, 3, 'of which one would be over'],
    [55, 3, 'that fill three pages with the colophon'],
    [56, 4, 'and no room for the colophon on the third page'],
  ])('%i lines of text take %i pages: %s', async (lines, pages) => {
    const items = [{ text: '窗'.repeat(28 * lines - 28) }]
    const rasters = await expectWellPrinted(anIssue({ sections: [{ kind: 'items', title: '栏目', items }] }))
    expect(rasters).toHaveLength(pages)
  })

  test('no line tears a number from what it counts, a date, a short title, or the first or last character of a long one', async () => {
    const whole = [
      '1365人/次',
      '5.05万件',
      '27件（次）',
      '98.6%',
      '第128期',
      '2026年1月31日',
      '3月8日',
      '《办法》',
      '“好差评”',
    ]
    const [opening, closing] = ['《四川', '条例》']
    // Each begins at twenty places in turn, from the tenth character of the line to the one behind its end.
    const offsets = Array.from({ length: 20 }, (_, i) => i + 8)
    const text = [...whole, `${opening}省便民热线管理${closing}`]
      .flatMap((token) => offsets.map((offset) => `${'窗'.repeat(offset)}${token}${'口'.repeat(9)}。`))
      .join('\n')
    const read = await readPdf(
      (await print(anIssue({ sections: [{ kind: 'figures', title: '栏目', text, figures: [] }] }))).pdf,
    )
    expectWellSet(read)
    const lines = bodyLines(read).flat()
    for (const token of [...whole, opening, closing])
      expect(
        lines.filter((line) => line.text.includes(token)),
        token,
      ).toHaveLength(offsets.length)
  })
})

test('whatever is written, it stands in its place and breaks where it may', async () => {
  const words = [
    '窗口',
    '政务服务',
    '（试行）',
    '《办法》',
    '“一次办好”',
    '“高效办成一件事”',
    '1365人/次',
    '5.05万件',
    '2026年2月14日',
    'OA系统',
  ]
  const marks = ['', '', '，', '。', '、', '；', '——', '……', '：']
  const part = fc.tuple(fc.constantFrom(...words), fc.constantFrom(...marks)).map((both) => both.join(''))
  const sentence = fc.array(part, { minLength: 1, maxLength: 60 }).map((parts) => `在${parts.join('')}等。`)
  const item = fc.record(
    { text: sentence, points: fc.array(sentence, { maxLength: 3 }) },
    { requiredKeys: ['text'], noNullPrototype: true },
  )
  const items = fc.array(item, { minLength: 1, maxLength: 6 })
  const issues = fc.record(
    {
      title: fc.constantFrom('政务工作动态', '窗口资讯'),
      items,
      more: items,
      copies: fc.integer({ min: 1, max: 999 }),
      note: sentence,
      correction: sentence,
      security: fc.constant({ level: '秘密★1年' }),
    },
    { requiredKeys: ['title', 'items', 'more', 'copies'], noNullPrototype: true },
  )
  await fc.assert(
    fc.asyncProperty(issues, async ({ title, items, more, copies, ...parts }) => {
      await expectWellPrinted(
        anIssue({
          ...parts,
          sections: [
            { kind: 'items', title, items },
            { kind: 'items', title: '其他', items: more },
          ],
          colophon: { ...anIssue().colophon, copies },
        }),
      )
    }),
    { numRuns: 10, endOnFailure: true },
  )
})
