/**
 * How fast an issue is printed, as a ratio to Chromium's bare `printToPDF` of the same laid-out page, interleaved in one run:
 * the ratio holds on any machine, the milliseconds do not. `node tests/bench/render.bench.ts`, 15 s.
 */
import { execFile } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { startChromium } from '#functions/print/chromium.ts'
import { fontShelf } from '#functions/print/font-shelf.ts'
import { keepPage } from '#functions/print/kept-page.ts'
import { openPrinter } from '#functions/print/printer.ts'
import { Content } from '#shared/content.ts'
import { readIssue } from '#shared/import/read-issue.ts'
import { sheetHtml } from '#shared/print/document.ts'
import { facedTexts } from '#shared/print/faced-texts.ts'
import { sheetOf } from '#shared/print/sheet.ts'
import { anIssueOfLength } from '../print/an-issue.ts'

/** A line of the benchmark table; `aim` is what the project wants of it, if anything. */
export type Row = { what: string; measured: string; aim?: string }

const ROUNDS = 40
const COLD_STARTS = 5
const SEED = new URL('../../../shared/seed/issue-2026-01.txt', import.meta.url)
const CX = fileURLToPath(new URL('../../functions/cli/cx.ts', import.meta.url))

/** Prints the seed, or four pages of our own where the seed is not at hand. */
export async function renderRows(): Promise<Row[]> {
  const seeded = existsSync(SEED)
  const content = seeded ? Content.parse(readIssue(readFileSync(SEED, 'utf8'))) : anIssueOfLength(12)
  const { whole, bare, pages } = await warm(content)
  const cold = await coldStarts(content)
  const of = `${seeded ? 'seed' : 'issue'}, ${pages} pages`
  return [
    { what: `warm render, all defences (${of})`, measured: `${ms(median(whole))}, fastest ${ms(Math.min(...whole))}` },
    { what: 'bare printToPDF of the same page', measured: `${ms(median(bare))}, fastest ${ms(Math.min(...bare))}` },
    { what: 'ratio of the medians', measured: (median(whole) / median(bare)).toFixed(2), aim: '≤ 1.15' },
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

/** Both ways in turn, each on its own warm browser. */
async function warm(content: Content): Promise<{ whole: number[]; bare: number[]; pages: number }> {
  const printer = await openPrinter({ start: 'now' })
  const chromium = await startChromium({ locked: true })
  try {
    const page = await keepPage(await chromium.browser.newPage(), fontShelf())
    const sheet = sheetOf(content)
    await page.lay({ html: sheetHtml(sheet), title: sheet.title, texts: facedTexts(sheet) })
    for (let i = 0; i < 5; i++) await printer.print(content).then(() => page.pdf())
    const whole: number[] = []
    const bare: number[] = []
    for (let i = 0; i < ROUNDS; i++) {
      whole.push(await timed(() => printer.print(content)))
      bare.push(await timed(page.pdf))
    }
    return { whole, bare, pages: (await printer.print(content)).pages }
  } finally {
    await Promise.all([printer.close(), chromium.kill()])
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

const median = (times: number[]): number => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN

const ms = (time: number): string => `${time.toFixed(0)} ms`

if (import.meta.main) {
  for (const { what, measured, aim } of await renderRows())
    process.stdout.write(`${what}: ${measured}${aim ? ` (aim ${aim})` : ''}\n`)
}
