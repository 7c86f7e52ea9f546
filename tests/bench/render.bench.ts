/**
 * How fast an issue is printed, as a ratio to Chromium's bare `printToPDF` of the same laid-out page, interleaved in one run:
 * the ratio holds on any machine, the milliseconds do not. `node tests/bench/render.bench.ts`, 15 s.
 */
import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { startChromium } from '#functions/print/browser/chromium.ts'
import { memoryOf } from '#functions/print/browser/processes.ts'
import { openFontRules } from '#functions/print/font-rules.ts'
import { keepPage, PRINT_SETTINGS } from '#functions/print/page/kept-page.ts'
import { openPrinter } from '#functions/print/printer.ts'
import type { Content } from '#shared/content/content.ts'
import { sheetHtml } from '#shared/print/document.ts'
import { facedTexts } from '#shared/print/faced-texts.ts'
import { sheetOf } from '#shared/print/printed-sheet.ts'
import { aContentOfLength } from '../support/print/a-content.ts'
import { median, type Row } from './row.ts'
import { type BenchText, benchTexts } from './texts.ts'
import { openTypst } from './typst.ts'

const ROUNDS = 40
const COLD_STARTS = 5
const MEMORY_ROUNDS = 1000
const CX = fileURLToPath(new URL('../../functions/cli/cx.ts', import.meta.url))

/** Each text in turn; what does not depend on the text by the first. */
export async function renderRows(): Promise<Row[]> {
  const texts = benchTexts()
  const rows: Row[] = []
  for (const text of texts) rows.push(...(await textRows(text)))
  const { content = aContentOfLength(12) } = texts[0] ?? {}
  const cold = await coldStarts(content)
  return [
    ...rows,
    ...(await scaling()),
    await memory(content),
    {
      what: 'cold: start of the browser to PDF, in a new process',
      measured: ms(median(cold.map(({ print }) => print))),
      aim: '≤ 1000 ms',
    },
    {
      what: 'cold: `cx render`, start of the process to its end',
      measured: ms(median(cold.map(({ process }) => process))),
    },
  ]
}

async function textRows({ name, content }: BenchText): Promise<Row[]> {
  const { whole, plain, bare, typst, pages } = await warm(content)
  return [
    {
      what: `${name}, ${pages} pages: warm render, all defences`,
      measured: `${ms(median(whole))}, fastest ${ms(Math.min(...whole))}`,
    },
    { what: '… the plain way, without packed outlines', measured: ms(median(plain)) },
    {
      what: '… ratio of the plain way to it',
      measured: (median(plain) / median(whole)).toFixed(2),
      aim: '≥ 1.1, or fast/ goes',
    },
    { what: '… bare printToPDF of the same page', measured: `${ms(median(bare))}, fastest ${ms(Math.min(...bare))}` },
    { what: '… ratio of the medians', measured: (median(whole) / median(bare)).toFixed(2), aim: '≤ 1.15' },
    {
      what: '… Typst, the same text, its cache emptied',
      measured: `${ms(median(typst))}, fastest ${ms(Math.min(...typst))}`,
    },
    { what: '… ratio of the medians to Typst', measured: (median(whole) / median(typst)).toFixed(2), aim: '≤ 1.5' },
    ...(await throughput(content)),
  ]
}

type Warm = { whole: number[]; plain: number[]; bare: number[]; typst: number[]; pages: number }

/**
 * A browser with the issue laid out, and Chromium's own command to print it, over the same wire. All its outlines are in its
 * fonts: the page is the one that our whole render gives out.
 */
async function openBare(content: Content): Promise<{ print(): Promise<unknown>; end(): Promise<void> }> {
  const fontRules = openFontRules()
  const chromium = await startChromium()
  const tab = await chromium.newTab()
  const sheet = sheetOf(content)
  const kept = await keepPage(tab, fontRules)
  await kept.print({ html: sheetHtml(sheet), texts: facedTexts(sheet) })
  return {
    print: () => tab.session.send('Page.printToPDF', PRINT_SETTINGS),
    end: () => chromium.kill(),
  }
}

/** The ways in turn, each on its own warm browser. */
async function warm(content: Content): Promise<Warm> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-typst-'))
  const printer = await openPrinter({ start: 'now' })
  const plainly = await openPrinter({ start: 'now', fast: false })
  const other = await openBare(content)
  try {
    const setByTypst = await openTypst(sheetOf(content), folder)
    for (let i = 0; i < 5; i++) {
      await plainly.print(content)
      await printer.print(content).then(() => other.print().then(setByTypst))
    }
    const whole: number[] = []
    const plain: number[] = []
    const bare: number[] = []
    const typst: number[] = []
    for (let i = 0; i < ROUNDS; i++) {
      whole.push(await timed(() => printer.print(content)))
      plain.push(await timed(() => plainly.print(content)))
      bare.push(await timed(other.print))
      typst.push(await timed(async () => setByTypst()))
    }
    return { whole, plain, bare, typst, pages: (await printer.print(content)).pages }
  } finally {
    await Promise.all([printer.close(), plainly.close(), other.end(), rm(folder, { recursive: true })])
  }
}

/** Twenty prints at a time: on two browsers at once, on one, and bare; in turn. */
async function throughput(content: Content): Promise<Row[]> {
  const [one, two, plainTwo, bare] = await Promise.all([
    openPrinter({ start: 'now' }),
    openPrinter({ start: 'now', lanes: 2 }),
    openPrinter({ start: 'now', lanes: 2, fast: false }),
    openBare(content),
  ])
  try {
    const count = 20
    const ways = [
      () => Promise.all(Array.from({ length: count }, () => one.print(content))),
      () => Promise.all(Array.from({ length: count }, () => two.print(content))),
      () => Promise.all(Array.from({ length: count }, () => plainTwo.print(content))),
      async () => {
        for (let i = 0; i < count; i++) await bare.print()
      },
    ]
    const times: number[][] = ways.map(() => [])
    for (let round = 0; round < 6; round++)
      for (const [i, way] of ways.entries()) {
        const time = await timed(way)
        if (round > 0) times[i]?.push(time) // the first warms up
      }
    const [onOne = 0, onTwo = 0, plainly = 0, onBare = 0] = times.map((some) => (count * 1000) / median(some))
    return [
      { what: '… prints on one lane', measured: `${onOne.toFixed(1)} a second` },
      { what: '… prints on two lanes', measured: `${onTwo.toFixed(1)} a second` },
      { what: '… the plain way on two lanes', measured: `${plainly.toFixed(1)} a second` },
      { what: '… bare prints on one page', measured: `${onBare.toFixed(1)} a second` },
      { what: '… two lanes to one bare page', measured: (onTwo / onBare).toFixed(2), aim: '≥ 1.25' },
    ]
  } finally {
    await Promise.all([one.close(), two.close(), plainTwo.close(), bare.end()])
  }
}

async function scaling(): Promise<Row[]> {
  const printer = await openPrinter({ start: 'now' })
  const rows: Row[] = []
  try {
    for (const [count, length, aim] of [
      [2, 60, 21],
      [12, 150, 53],
      [66, 150, 86],
      [99, 480, 178],
    ] as const) {
      const content = aContentOfLength(count, length)
      const { pages } = await printer.print(content)
      const times: number[] = []
      for (let i = 0; i < 9; i++) times.push(await timed(() => printer.print(content)))
      rows.push({ what: `${pages} pages`, measured: ms(median(times)), aim: `≈ ${aim} ms, as first measured` })
    }
    return rows
  } finally {
    await printer.close()
  }
}

/** The browser's own, after the first hundred prints and after all of them. */
async function memory(content: Content): Promise<Row> {
  const chromium = await startChromium()
  try {
    const page = await keepPage(await chromium.newTab(), openFontRules())
    const sheet = sheetOf(content)
    const job = { html: sheetHtml(sheet), texts: facedTexts(sheet) }
    const megabytes = async () => Math.round(((await memoryOf(chromium.pid)) ?? 0) / 2 ** 20)
    const seen: number[] = []
    for (let i = 1; i <= MEMORY_ROUNDS; i++) {
      await page.print(job)
      if (i === 100 || i === MEMORY_ROUNDS) seen.push(await megabytes())
    }
    return {
      what: `memory of the browser after 100 and ${MEMORY_ROUNDS} prints on one page`,
      measured: `${seen.join(' MB, ')} MB`,
      aim: 'flat',
    }
  } finally {
    await chromium.kill()
  }
}

async function coldStarts(content: Content): Promise<{ print: number; process: number }[]> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-'))
  try {
    const [json, pdf] = [join(folder, 'content.json'), join(folder, 'out.pdf')]
    await writeFile(json, JSON.stringify(content))
    const times: { print: number; process: number }[] = []
    for (let i = 0; i < COLD_STARTS; i++) {
      const began = performance.now()
      const { stdout } = await promisify(execFile)(process.execPath, [CX, 'render', json, '--out', pdf])
      times.push({ print: Number(JSON.parse(stdout).ms), process: performance.now() - began })
    }
    return times
  } finally {
    await rm(folder, { recursive: true })
  }
}

async function timed(job: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await job()
  return performance.now() - began
}

const ms = (time: number): string => `${time.toFixed(0)} ms`

if (import.meta.main) {
  for (const { what, measured, aim } of await renderRows())
    process.stdout.write(`${what}: ${measured}${aim ? ` (aim ${aim})` : ''}\n`)
}
