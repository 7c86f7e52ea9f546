/** Text is text: what a person wrote is neither run nor fetched nor laid out as markup, however odd it is, and it prints. */
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { launchChromium } from '#functions/print/browser/chromium.ts'
import type { Printer } from '#functions/print/printer.ts'
import { openPrinter } from '#functions/print/printer.ts'
import { Content } from '#shared/content/content.ts'
import { aContent } from '../support/print/a-content.ts'
import { aPng, imageOf, shelfOf } from '../support/print/a-picture.ts'
import { bare, readPdf, textOf } from '../support/print/read-pdf.ts'
import { internetSockets } from './browser-processes.ts'

vi.setConfig({ testTimeout: 60_000 })

const picture = aPng(300, 200)
let printer: Printer
let calls = 0
const canary = createServer((socket) => {
  calls += 1
  socket.destroy()
})
const silent = createServer(() => undefined)
const portOf = (server: typeof canary) => (server.address() as AddressInfo).port // listens on TCP, so it is one
const address = () => `http://127.0.0.1:${portOf(canary)}`

beforeAll(async () => {
  await new Promise<void>((resolve) => {
    canary.listen(0, '127.0.0.1', resolve)
  })
  await new Promise<void>((resolve) => {
    silent.listen(0, '127.0.0.1', resolve)
  })
  printer = await openPrinter({ start: 'now', pictures: shelfOf(picture) })
}, 60_000)
afterAll(async () => {
  await printer.close()
  canary.close()
  silent.close()
})

const anItem = (text: string) =>
  Content.parse(aContent({ sections: [{ kind: 'items', title: '栏目', items: [{ text }] }] }))

test('markup in every field prints as the text it is, and nothing is asked of the network', async () => {
  const lures = [
    `<img src="${address()}/i" onerror="fetch('${address()}/e')">`,
    `<script>fetch("${address()}/s")</script><iframe src=${address()}/f></iframe>`,
    `"><link rel=prefetch href=${address()}/p><meta http-equiv=refresh content="0;url=${address()}/m">`,
    `<style>@import "${address()}/c";p{background:url(${address()}/b)}</style></style></main></body>`,
    `<object data="file:///etc/passwd"></object><a href="${address()}/a">甲</a>{{7*7}}\${7*7}\`'&lt;&#60;`,
  ]
  const short = '<b onclick=x>甲&amp;</b>'
  for (const lure of lures) {
    const content = Content.parse(
      aContent({
        masthead: { name: short, number: lure.slice(0, 60), issuingUnit: lure.slice(0, 60) },
        sections: [
          {
            kind: 'figures',
            title: lure.slice(0, 60),
            text: `${lure}{a}`,
            figures: [{ id: 'a', name: '甲', value: '1', unit: '<i>件</i>' }],
          },
          { kind: 'items', title: short, items: [{ text: lure }] },
        ],
        colophon: {
          reporting: [{ name: lure.slice(0, 200), mark: '。' }],
          distribution: [{ name: short, mark: '。' }],
        },
      }),
    )
    const read = await readPdf((await printer.print(content)).pdf)
    const text = textOf(read)
    const shown = [
      `${bare(lure)}1<i>件</i>`,
      `（一）${bare(lure)}`,
      `报：${bare(lure.slice(0, 200))}。`,
      `发：${bare(short)}。`,
      bare(short),
    ]
    for (const part of shown) expect(text).toContain(part)
    expect(read.annotations).toBe(0)
  }
  expect(calls).toBe(0)
})

test('so does markup in every field that an issue may have beyond; no socket is opened, not even to ask for a name', async () => {
  let sockets = 0
  const watch = setInterval(() => {
    sockets = Math.max(sockets, internetSockets())
  }, 3)
  const image = imageOf(picture)
  for (const lure of [
    `<img src="${address()}/i">`,
    `"><iframe src=//a.test/f>`,
    `<a href="http://b.test/">乙</a>`,
    `' onload=fetch("/x") '`,
    `url(http://c.test/)`,
  ]) {
    const part = lure.slice(0, 20)
    const table = { title: lure, head: [part, part], rows: [[lure, lure]] }
    const pictures = [{ image, alt: `${lure}" onerror="x`, caption: lure }]
    const content = Content.parse({
      ...aContent({
        security: { level: part, number: lure.slice(0, 30) },
        correction: lure,
        note: lure,
        sections: [
          { kind: 'figures', title: '数', text: '甲', figures: [], tables: [table], pictures },
          { kind: 'items', title: '栏', items: [{ text: '乙', points: [lure], tables: [table], pictures }] },
        ],
        colophon: { reporting: [], sending: [{ name: lure, mark: '。' }], distribution: [], copies: 3 },
      }),
    })
    const read = await readPdf((await printer.print(content)).pdf)
    const text = textOf(read)
    for (const shown of [`1.${bare(lure)}`, `编者按：${bare(lure)}`, `更正${bare(lure)}`, `送：${bare(lure)}。`])
      expect(text).toContain(shown)
    expect(text.split(bare(lure)).length).toBeGreaterThan(11)
    expect(read.annotations).toBe(0)
  }
  clearInterval(watch)
  expect([calls, sockets]).toEqual([0, 0])
})

test('the canary would hear a browser that is not locked, and a locked one cannot reach it', async () => {
  for (const [locked, heard] of [
    [true, 0],
    [false, 1],
  ] as const) {
    const browser = await launchChromium({ locked })
    try {
      const page = await browser.newPage()
      await page.goto(address()).catch(() => undefined)
      expect(Math.min(calls, 1)).toBe(heard)
      if (locked) continue
      // And its open sockets would be seen.
      const waits = page.goto(`http://127.0.0.1:${portOf(silent)}`, { timeout: 3000 }).catch(() => undefined)
      await expect.poll(internetSockets).toBeGreaterThan(0)
      await waits
    } finally {
      await browser.close()
    }
  }
})

test.each([
  ['no space in Latin', 'a'],
  ['no space in hanzi', '政'],
  ['no space in digits', '7'],
  ['nothing but opening brackets', '（'],
])('100,000 characters with %s print, all of them', async (_, character) => {
  const items = Array.from({ length: 10 }, () => ({ text: character.repeat(10_000) }))
  const { pdf, pages } = await printer.print(
    Content.parse(aContent({ sections: [{ kind: 'items', title: '栏', items }] })),
  )
  expect(pages).toBeGreaterThan(60)
  const { pages: read } = await readPdf(pdf)
  const texts = read.flatMap(({ texts }) => texts)
  expect(
    texts
      .map(({ text }) => text)
      .join('')
      .split(character).length,
  ).toBeGreaterThan(100_000)
  for (const { x, width, text } of texts) if (text !== ' ') expect(x + width).toBeLessThan(184.5)
})

test.each([
  ['rare hanzi', '堃喆镕𬭚𫖮㐂'],
  ['Latin with marks', 'Café Zürich naïve ₤ € résumé'],
  ['signs', '①②③ ℃ ‰ × ÷ ± ≤ ≥ → ※ · — … “” ‘’ 【】〔〕'],
  ['Greek and Cyrillic', 'αβγ Жизнь'],
])('%s come back as they went in', async (_, text) => {
  const read = await readPdf((await printer.print(anItem(`其中有${text}。`))).pdf)
  expect(textOf(read)).toContain(bare(`（一）其中有${text}。`))
})

test.each([
  ['emoji', '好👍👨‍👩‍👧‍👦🇨🇳✅'],
  ['combining marks', `a${'\u0301'.repeat(30)}`],
  ['right to left', 'שלום العربية'],
  ['no font has them', '\u{1F9FF}\u{10450}ꙮ\uE000'],
])('%s print without harm to the text around them', async (_, text) => {
  const read = await readPdf((await printer.print(anItem(`前文${text}后文。`))).pdf)
  expect(textOf(read)).toMatch(/（一）前文.*后文。/)
})
