/** The PDF as it comes out of the real browser, measured and read back with pdf.js. */
import { existsSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Printer } from '#functions/print/printer.ts'
import { openPrinter } from '#functions/print/printer.ts'
import { Content } from '#shared/content/content.ts'
import { readIssue } from '#shared/import/read-issue.ts'
import { titleOf } from '#shared/print/printed-sheet.ts'
import { aContent, aContentOfLength, receivers } from '../support/print/a-content.ts'
import { bare, baselinesOf, linesOf, readPdf, textOf } from '../support/print/read-pdf.ts'

const AREA = { left: 28, right: 184, bottom: 262 } // mm on the sheet
const LINE = 225 / 22
const EM = 156 / 28
const SEED = new URL('../../../shared/seed/issue-2026-01.txt', import.meta.url)

vi.setConfig({ testTimeout: 60_000 })

let printer: Printer
beforeAll(async () => {
  printer = await openPrinter({ start: 'now' })
}, 60_000)
afterAll(() => printer.close())

const read = async (content: Content) => readPdf((await printer.print(Content.parse(content))).pdf)

describe('the page', () => {
  test('holds 22 lines of 28 characters within the type area', async () => {
    const hanzi = '窗口服务便民利企'.repeat(150)
    const { pages } = await read(aContent({ sections: [{ kind: 'items', title: '栏目', items: [{ text: hanzi }] }] }))
    const [, full] = pages
    if (!full) throw new Error('no second page')
    const baselines = baselinesOf(full)
    expect(baselines).toHaveLength(22)
    for (const [i, y] of baselines.entries()) expect(Math.abs(y - (baselines[0] ?? 0) - i * LINE)).toBeLessThan(0.3)
    const line = full.texts.filter(({ baseline }) => Math.abs(baseline - (baselines[3] ?? 0)) < 0.3)
    expect(line.map(({ text }) => text).join('')).toHaveLength(28)
    expect(Math.abs((line[0]?.x ?? 0) - AREA.left)).toBeLessThan(0.3)
    const last = line.at(-1)
    expect(Math.abs((last?.x ?? 0) + (last?.width ?? 0) - AREA.right)).toBeLessThan(0.3)
  })

  test('has its number one character in from the outer edge, left on even pages', async () => {
    const { pages } = await read(aContentOfLength(12))
    const folios = pages.map(({ texts }) => texts.filter(({ baseline }) => baseline > AREA.bottom + 3))
    expect(folios.map((texts) => bare(texts.map(({ text }) => text).join('')))).toEqual(
      pages.map((_, i) => `—${i + 1}—`),
    )
    const em = (14 * 25.4) / 72
    const [odd, even] = folios.map((texts) => ({
      left: Math.min(...texts.map(({ x }) => x)),
      right: Math.max(...texts.map(({ x, width }) => x + width)),
    }))
    expect(odd?.right).toBeCloseTo(AREA.right - em, 0)
    expect(even?.left).toBeCloseTo(AREA.left + em, 0)
  })

  test.each(Array.from({ length: 12 }, (_, i) => i + 5))(
    'of %i items keeps the colophon on the foot of the last page',
    async (count) => {
      const { pages } = await read(aContentOfLength(count, 117))
      const [first, middle, last] = pages.at(-1)?.rules.slice(-3) ?? []
      expect([first, middle, last].map((rule) => rule?.thickness.toFixed(2))).toEqual(['0.35', '0.25', '0.35'])
      expect(Math.abs((last?.y ?? 0) + 0.175 - AREA.bottom)).toBeLessThan(0.3)
      for (const rule of [first, middle, last]) {
        expect(Math.abs((rule?.left ?? 0) - AREA.left)).toBeLessThan(0.3)
        expect(Math.abs((rule?.right ?? 0) - AREA.right)).toBeLessThan(0.3)
      }
      const headings = pages.map((page) => page.texts.filter(({ baseline }) => baseline < AREA.bottom).at(-1)?.text)
      expect(headings.filter((text) => text?.includes('栏目'))).toEqual([])
      expect(pages.slice(0, -1).flatMap(({ rules }) => rules.slice(1))).toEqual([])
    },
  )

  test('turns a long colophon after the colon, and gives one longer than a page all the pages it needs', async () => {
    const turned = await read(aContent({ colophon: { reporting: receivers(9), distribution: receivers(3) } }))
    const [last] = turned.pages
    const top = last?.rules.at(-3)?.y ?? 0
    const turnedLine = last?.texts.find(({ baseline }) => baseline > top + 10 && baseline < AREA.bottom)
    expect(turnedLine?.x).toBeCloseTo(AREA.left + (3 * 14 * 25.4) / 72, 0)
    const keys = last?.texts.filter(({ text, baseline }) => /^[报发]/.test(text) && baseline > top)
    expect(keys?.map(({ x }) => x.toFixed(1))).toEqual(['33.0', '33.0'])
    const long = aContent({ colophon: { reporting: receivers(100), distribution: receivers(100) } })
    expect(textOf(await read(long))).toContain('第100示范单位。发：第1示范单位、')
  })

  test('breaks a long address where the line ends, and stretches nothing before it', async () => {
    const text = `详见${'https://www.example.gov.cn/affairs/2026/03/'.repeat(3)}。`
    const { pages } = await read(aContent({ sections: [{ kind: 'items', title: '栏目', items: [{ text }] }] }))
    const address = pages[0]?.texts.find((part) => part.text.startsWith('https'))
    expect(address?.x).toBeCloseTo(AREA.left + 7 * EM, -1)
  })

  test('without name and number keeps everything else in its place', async () => {
    const [named, nameless] = await Promise.all([
      read(aContent()),
      read(aContent({ masthead: { name: null, number: null } })),
    ])
    expect(nameless.pages[0]?.rules).toEqual(named.pages[0]?.rules)
    expect(textOf(nameless)).toBe(textOf(named).replace('政务服务工作动态第3期（总第128期）', ''))
    expect(nameless.title).toBe('示范省政务服务中心 2026年3月')
  })

  test('holds a unit of twenty characters and the longest date on one line', async () => {
    const masthead = { issuingUnit: '四川省政府政务服务和公共资源交易服务中心', issueDate: '2026-11-24' }
    const [page] = (await read(aContent({ masthead, sections: [] }))).pages
    const line = page && linesOf(page).find(({ text }) => text.includes('2026年11月24日'))
    expect(bare(line?.text ?? '')).toBe(`${masthead.issuingUnit}2026年11月24日`)
  })

  test.each([
    ['窗讯', 1],
    ['政务动态', 1],
    ['政务服务和公共资源交易', 1],
    ['四川省政府政务服务和公共资源交易服务中心工作动态简报增刊', 2],
    ['NEWS 2026', 1],
  ])('fits the name %s into the type area above the unit, in %i line(s)', async (name, lines) => {
    const { pages } = await read(aContent({ masthead: { name } }))
    const letters = pages[0]?.texts.filter(({ size }) => size > 6.5) ?? []
    expect(bare(letters.map(({ text }) => text).join(''))).toBe(bare(name))
    expect(new Set(letters.map(({ baseline }) => baseline.toFixed(0))).size).toBe(lines)
    for (const { x, width } of letters) {
      expect(x).toBeGreaterThan(AREA.left - 0.1)
      expect(x + width).toBeLessThan(AREA.right + 0.1)
    }
    const middle = (Math.min(...letters.map(({ x }) => x)) + Math.max(...letters.map(({ x, width }) => x + width))) / 2
    expect(Math.abs(middle - 106)).toBeLessThan(2)
  })
})

describe('the file', () => {
  test('is titled, tagged, outlined, dated by the issue, in our own fonts', async () => {
    const { pdf, pages, bytes } = await printer.print(aContent())
    const file = await readPdf(pdf)
    expect(file.title).toBe(titleOf(aContent()))
    expect(file.tagged).toBe(true)
    expect(file.outline).toEqual(['政务服务工作动态', '一、2026年3月总体运行情况', '二、窗口资讯'])
    expect(file.fonts).toEqual([
      'FandolFang-Common',
      'FandolKai-Regular',
      'NotoSansSCThin-Medium',
      'NotoSerifSCExtraLight-Black',
      'NotoSerifSCExtraLight-Regular',
      'Tinos-Regular',
    ])
    const raw = Buffer.from(pdf).toString('latin1')
    // Made and changed.
    const dates = raw.match(/Date \(D:[^)]*\)/g) ?? []
    expect([dates.length, ...new Set(dates)]).toEqual([2, "Date (D:20260408000000+08'00')"])
    expect(raw).not.toContain('/Type3')
    expect(raw).toContain('/Lang (zh-CN)')
    expect([pages, bytes]).toEqual([file.pages.length, pdf.length])
  })

  test.skipIf(!existsSync(SEED))('of the seed says what the seed says, the masthead added', async () => {
    const source = readFileSync(SEED, 'utf8')
    const content = Content.parse(readIssue(source))
    const masthead = { ...content.masthead, name: '政务服务工作动态', number: '第2期（总第126期）' }
    expect(textOf(await read({ ...content, masthead }))).toBe(`${masthead.name}${masthead.number}${bare(source)}`)
    expect(textOf(await read(content))).toBe(bare(source))
  })
})
