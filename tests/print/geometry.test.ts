/** The page measured: as it is seen (well-printed.ts), and by its lines as their reader finds them (page-lines.ts). */
import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Printer } from '#functions/print/printer.ts'
import { openPrinter } from '#functions/print/printer.ts'
import { Content } from '#shared/content/content.ts'
import { readIssue } from '#shared/import/read-issue.ts'
import { aContent, aContentOfLength, aFullContent, receivers } from '../support/print/a-content.ts'
import { aPng, imageOf, shelfOf } from '../support/print/a-picture.ts'
import { readPdf } from '../support/print/read-pdf.ts'
import { AREA, bodyLines, expectLinesInPlace, LINE, near } from './page-lines.ts'
import { boxOf, isBlack, isInk, isRed, rastersOf, rulesIn } from './raster.ts'
import { expectColophon, expectInPlace, expectWellPrinted, PER_MM } from './well-printed.ts'

vi.setConfig({ testTimeout: 240_000 })

const SEED = new URL('../../../shared/seed/issue-2026-01.txt', import.meta.url)

let printer: Printer
const picture = aPng()
beforeAll(async () => {
  printer = await openPrinter({ start: 'now', pictures: shelfOf(picture) })
}, 60_000)
afterAll(() => printer.close())

const print = async (content: Content) => printer.print(Content.parse(content))
const printedWell = async (content: Content) => expectWellPrinted(await print(content), content)

describe('measured to a tenth of a millimetre', () => {
  test.skipIf(!existsSync(SEED))('the seed', async () => {
    const content = Content.parse(readIssue(readFileSync(SEED, 'utf8')))
    const masthead = { ...content.masthead, name: '政务服务工作动态', number: '第2期（总第126期）' }
    await printedWell({ ...content, masthead })
  })

  test('an issue with every part there is', async () => {
    await printedWell(aFullContent(imageOf(picture)))
  })

  test('a table longer than a page, and the text behind it', async () => {
    const row = ['很长的窗口名称'.repeat(8), '1365', '1360', '99.8%']
    const table = { title: '表1　各窗口受理情况', head: ['窗口', '受理', '办结', '满意率'], rows: Array(18).fill(row) }
    const items = [{ text: '甲。', tables: [table] }, { text: '窗'.repeat(100) }]
    await printedWell(aContent({ sections: [{ kind: 'items', title: '窗口资讯', items }] }))
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
    const issue = aContent({ security, masthead: { name: name || null, number: '第3期（总第128期）', issuingUnit } })
    const [first] = await printedWell(issue)
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
    ['that fills a page', [20, 68], [2, 2]],
    ['of a line more', [20, 70], [1, 2]],
    ['longer than a page', [60, 60], [2, 3]],
    ['longer than three', [100, 100, 95], [1, 4]],
  ])(
    'a colophon %s ends the last page, and fills those before it to the foot',
    async (_, lists, [from = 0, to = 0]) => {
      const [reporting = [], distribution = [], sending] = lists.map(receivers)
      const rasters = await printedWell(aContent({ colophon: { reporting, sending, distribution, copies: 85 } }))
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
    const { pdf, pages } = await print(aContentOfLength(99, 480))
    expect(pages).toBeGreaterThanOrEqual(79)
    expectLinesInPlace(await readPdf(pdf))
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
    const rasters = await printedWell(aContent({ sections: [{ kind: 'items', title: '栏目', items }] }))
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
      (await print(aContent({ sections: [{ kind: 'figures', title: '栏目', text, figures: [] }] }))).pdf,
    )
    expectLinesInPlace(read)
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
      await printedWell(
        aContent({
          ...parts,
          sections: [
            { kind: 'items', title, items },
            { kind: 'items', title: '其他', items: more },
          ],
          colophon: { ...aContent().colophon, copies },
        }),
      )
    }),
    { numRuns: 5, endOnFailure: true },
  )
})
