/** No line end tears a number from its sign, its unit or its other half, wherever it is printed: GB/T 9704-2012, 7.3.4. */
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Printer } from '#functions/print/printer.ts'
import { openPrinter } from '#functions/print/printer.ts'
import { Content } from '#shared/content/content.ts'
import { renderIssue } from '#shared/print/document.ts'
import { runsOf } from '#shared/print/runs.ts'
import { aContent, aFullContent } from '../support/print/a-content.ts'
import { aPng, imageOf, shelfOf } from '../support/print/a-picture.ts'
import { bare, linesOf, readPdf } from '../support/print/read-pdf.ts'

vi.setConfig({ testTimeout: 240_000 })

describe('what is kept whole', () => {
  test.each([
    ['共5.05万件。', ['5.05万件']],
    ['1365人/次、34件（次）', ['1365人/次', '34件（次）']],
    ['2026年2月14日，2025年12月', ['2026年2月14日', '2025年12月']],
    ['2026年 3月 5日，3 月6日', ['2026年 3月 5日', '3 月6日']],
    ['第128期《办法》', ['第128期', '《办法》']],
    ['推进“高效办成一件事”和“好差评”', ['“高效', '件事”', '“好差评”']],
    ['《管理办法》', ['《管理', '办法》']],
    ['1月13日至14日', ['1月13日至14日']],
    ['2026年1月31日—2月2日', ['2026年1月31日', '2月2日']],
    ['增长12.5%，10多家', ['12.5%', '10多家']],
    ['共8章32条', ['8章', '32条']],
    ['同比+12.5%、-3.0%、−3.2％、±0.3‰', ['+12.5%', '-3.0%', '−3.2％', '±0.3‰']],
    ['上升—3.2%，结果——12件', ['—3.2%', '12件']],
    ['川政务〔2026〕3号、（2026）12号', ['〔2026〕3号', '（2026）12号']],
    ['¥1,200.50元，￥5', ['¥1,200.50元', '￥5']],
    ['36.5℃、20 ℃、500㎡、30 kg、120km/h', ['36.5℃', '20 ℃', '500㎡', '30 kg', '120km/h']],
    ['3—5天、3%—5.5%、9:30—17:00、10～15人', ['3—5天', '3%—5.5%', '9:30—17:00', '10～15人']],
    ['2,310户、1 234 567元、１２．５％', ['2,310户', '1 234 567元', '１２．５％']],
    ['0851-12345678、（0851）12345678', ['0851-12345678', '（0851）12345678']],
    ['+86 10 1234 5678、400-123-4567、13800138000', ['+86 10 1234 5678', '400-123-4567', '13800138000']],
    ['3.5:1、1/3、7×24小时、“3·15”', ['3.5:1', '1/3', '7×24小时', '3·15']],
    ['1.2个百分点、10余万人次、1500元/平方米', ['1.2个百分点', '10余万人次', '1500元/平方米']],
    ['K12+500、8A-3B、91520100MA6DL1234X', ['K12+500', '8A-3B', '91520100MA6DL1234X']],
    ['12345热线', ['12345热']],
    ['↑3.2%、▲12.5%、零下5℃、（- 3.2%）', ['↑3.2%', '▲12.5%', '零下5℃', '- 3.2%']],
    ['34（人次）、1.2万余件、12.5 万 件', ['34（人次）', '1.2万余件', '12.5 万 件']],
    ['12.5亿千瓦时、45标准箱、5星级、1—3季度', ['12.5亿千瓦时', '45标准箱', '5星级', '1—3季度']],
    ['15元/人次、3.2个/万人、1.8元/千瓦时', ['15元/人次', '3.2个/万人', '1.8元/千瓦时']],
    ['12.5元/㎡、3元/平方米·月、3kWh/㎡、12万㎡', ['12.5元/㎡', '3元/平方米·月', '3kWh/㎡', '12万㎡']],
    ['12万m³、1.2×10⁴、1—2月份、3月份5日', ['12万m³', '1.2×10⁴', '1—2月份', '3月份5日']],
    ['5人和6人，共3月份至4月份', ['5人', '6人', '3月份至4月份']],
  ])('of %s: %j', (text, whole) => {
    const runs = runsOf(text)
    expect(runs.map((run) => run.text).join('')).toBe(text)
    expect(runs.filter((run) => run.breaks === 'whole').map((run) => run.text)).toEqual(whole)
  })

  test('every character of any text is in its runs, in order, and no number is half in one', () => {
    const text = fc.string({ unit: fc.constantFrom(...'12,.%+-—至月年日万件/ ：“》《a:〔〕号第窗口'), maxLength: 60 })
    fc.assert(
      fc.property(text, (some) => {
        const runs = runsOf(some)
        expect(runs.map((run) => run.text).join('')).toBe(some)
        // Between two digits nothing ends, but where a run is too wide for a line.
        for (const [i, { text: one, breaks }] of runs.entries())
          if (breaks !== 'anywhere' && runs[i + 1]?.breaks !== 'anywhere')
            expect(/\d$/.test(one) && /^\d/.test(runs[i + 1]?.text ?? ''), some).toBe(false)
      }),
      { numRuns: 2000 },
    )
  })

  test('a text as long as may be is cut in no time, whatever it repeats', () => {
    for (const unit of ['1', '1 ', '1年', '12月 ', '1—', '(', '第', '“', 'a1', './'])
      expect(runsOf(unit.repeat(Math.floor(10_000 / unit.length))).length).toBeGreaterThan(0)
  })
})

/** Names of the members that are no text of the page; `alt` is heard, not seen. */
const NOT_PRINTED = new Set([
  'period',
  'issueDate',
  'kind',
  'id',
  'name of figure',
  'value',
  'unit',
  'mark',
  'image',
  'alt',
])

/** The content with `change` made to every text that it prints. */
function withTexts(content: Content, change: (text: string) => string): Content {
  const changed = (value: unknown, key: string): unknown => {
    if (typeof value === 'string') return NOT_PRINTED.has(key) ? value : change(value)
    if (Array.isArray(value)) return key === 'figures' ? value : value.map((one) => changed(one, key))
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, changed(one, name)]))
  }
  return Content.parse(changed(content, ''))
}

const picture = aPng()
const full = aFullContent(imageOf(picture))

test('every text of a content, wherever it stands, has its numbers whole on the page', () => {
  const texts: string[] = []
  const content = withTexts(full, (text) => {
    texts.push(text)
    return `${text.slice(0, 9)}甲98765.4%`
  })
  expect(texts.length).toBeGreaterThan(30)
  const html = renderIssue(content)
  const whole = html.split('<span class="whole">98765.4%</span>')
  expect(whole.length - 1).toBe(texts.length)
  expect(whole.join('')).not.toContain('98765')
})

describe('on paper', () => {
  let printer: Printer
  beforeAll(async () => {
    printer = await openPrinter({ start: 'now', pictures: shelfOf(picture) })
  })
  afterAll(() => printer.close())

  /** Numbers of every kind, each of which stands in one place only. */
  const KINDS: ((n: number) => string)[] = [
    (n) => `${n}`,
    (n) => `+${n}.5%`,
    (n) => `−${n}.2％`,
    (n) => `${n}.05万件`,
    (n) => `2,${n}户`,
    (n) => `${n}年 3月`,
    (n) => `〔${n}〕3号`,
    (n) => `¥${n}`,
    (n) => `${n}℃`,
    (n) => `${n}人/次`,
    (n) => `3—${n}天`,
    (n) => `9:30—${n}`,
    (n) => `0851-${n}5678`,
    (n) => `${n}-03-05`,
    (n) => `${n}年12月31日`,
    (n) => `第 ${n} 期`,
    (n) => `${n}56789012345678`,
  ]
  const numbers = () => {
    let n = 1000
    return () => {
      n += 1
      return KINDS[n % KINDS.length]?.(n) ?? ''
    }
  }

  async function expectWhole(content: Content, tokens: string[]): Promise<void> {
    const { pages } = await readPdf((await printer.print(content)).pdf)
    const lines = pages.flatMap((page) => linesOf(page).map(({ text }) => bare(text)))
    expect(tokens.length).toBeGreaterThan(0)
    expect(tokens.filter((token) => !lines.some((line) => line.includes(bare(token))))).toEqual([])
  }

  test.each([0, 3, 6, 9, 12, 15, 18, 21, 24, 27])('in every place, behind %i other characters', async (offset) => {
    const next = numbers()
    const tokens: string[] = []
    const content = withTexts(full, (text) => {
      // Twice in a text that may be long, the second at another distance from the edge.
      const token = next()
      const most = text.length < 15 ? Math.min(offset, 6) : offset
      tokens.push(token)
      return `${'窗'.repeat(most)}${token}`
    })
    await expectWhole(content, tokens)
  })

  test('in running text, behind any number of characters', async () => {
    const next = numbers()
    const tokens: string[] = []
    const points = Array.from({ length: 90 }, (_, i) => {
      const token = next()
      tokens.push(token)
      return `${'窗'.repeat((i % 30) + 1)}${token}${'口'.repeat(9)}。`
    })
    await expectWhole(
      aContent({ sections: [{ kind: 'items', title: '栏', items: [{ text: '甲。', points }] }] }),
      tokens,
    )
  })

  const inTable = (head: string[], rows: string[][], title = '表') =>
    aContent({ sections: [{ kind: 'items', title: '栏', items: [{ text: '甲。', tables: [{ title, head, rows }] }] }] })

  test.each([2, 3, 4, 5, 6, 7, 8])('in a table of %i columns, beside long texts', async (columns) => {
    const next = numbers()
    const tokens: string[] = []
    const rows = Array.from({ length: 12 }, (_, row) =>
      Array.from({ length: columns }, (_, column) => {
        const token = next()
        // One long text in each row; in all other cells a number, most of them narrower than the widest kind.
        if (column === row % columns) return '跨省通办与省内通办事项清单逐项核对办理情况说明文字'.repeat(2)
        if (token.length > 12 && columns > 5) return '—'
        tokens.push(token)
        return token
      }),
    )
    await expectWhole(
      inTable(
        Array.from({ length: columns }, () => '受理（件）'),
        rows,
      ),
      tokens,
    )
  })

  test('a table whose numbers cannot stand side by side is refused by its title, and the next issue prints', async () => {
    const wide = Array.from({ length: 8 }, () => '520100199001011234')
    await expect(printer.print(inTable(wide, [wide], '证件号码'))).rejects.toMatchObject({
      code: 'table-too-wide',
      message: '表“证件号码”太宽，用最小的字号也排不下，请减少列数，或把长的数字、文字改短',
    })
    expect((await printer.print(aContent())).pages).toBe(1)
  })
})
