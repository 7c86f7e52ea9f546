/** The printer as a machine: the same bytes each time, in turn, and a reason instead of a bad PDF. */
import { execFile } from 'node:child_process'
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { memoryOf } from '#functions/print/browser/processes.ts'
import { PrintFailure } from '#functions/print/failure.ts'
import type { Printer, PrinterOptions } from '#functions/print/printer.ts'
import { openPrinter } from '#functions/print/printer.ts'
import { aContent, aContentOfLength } from '../support/print/a-content.ts'
import type { BrowserProcess } from './browser-processes.ts'
import { browserProcesses } from './browser-processes.ts'

vi.setConfig({ testTimeout: 60_000 })

const root = fileURLToPath(new URL('../..', import.meta.url))
let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'print-test-'))
})
afterAll(() => rm(folder, { recursive: true }))

const printers: Printer[] = []
const aPrinter = async (options?: PrinterOptions) => {
  const printer = await openPrinter(options)
  printers.push(printer)
  return printer
}
afterEach(async () => {
  for (const printer of printers.splice(0)) await printer.close()
  expect(browserProcesses()).toEqual([])
})

function killProcess(victim: BrowserProcess | undefined): void {
  if (!victim) throw new Error('no browser to kill')
  process.kill(victim.pid, 'SIGKILL')
}

const codeOf = (print: Promise<unknown>) =>
  print.then(
    () => 'printed',
    (error: unknown) => (error instanceof PrintFailure ? error.code : error),
  )

test('the same content is the same bytes: from a new page, from one that printed other things, from another process', async () => {
  const content = aContent()
  const [used, fresh] = await Promise.all([aPrinter(), aPrinter()])
  await used.print(aContentOfLength(30))
  await used.print(aContent({ masthead: { name: '堃喆 <b>㐂</b>', issuingUnit: '龘靐齉' }, sections: [] }))
  const [a, b] = [await used.print(content), await fresh.print(content)]
  expect(a.sha256).toBe(b.sha256)
  expect(Buffer.compare(a.pdf, b.pdf)).toBe(0)

  const [json, out] = [join(folder, 'content.json'), join(folder, 'out.pdf')]
  await writeFile(json, JSON.stringify(content))
  const cx = [join(root, 'functions/cli/cx.ts'), 'render', json, '--out', out]
  const { stdout, stderr } = await promisify(execFile)(process.execPath, cx, {
    cwd: folder,
    env: { ...process.env, TZ: 'America/New_York', LANG: 'de_DE' },
  })
  expect(JSON.parse(stdout)).toEqual({ pages: 1, bytes: a.bytes, sha256: a.sha256, ms: expect.any(Number) })
  expect(stderr).toBe('')
  expect(Buffer.compare(await readFile(out), a.pdf)).toBe(0)
})

test('the bytes say when the issue is of, and differ when the content does', async () => {
  const printer = await aPrinter()
  const [a, b] = [await printer.print(aContent()), await printer.print(aContent({ period: '2026-04' }))]
  const c = await printer.print(aContent({ masthead: { issueDate: '2026-04-09' } }))
  expect(b.sha256).toBe(a.sha256) // the month is not printed
  expect(c.sha256).not.toBe(a.sha256)
})

test('jobs given at once are printed in turn, each its own', async () => {
  const printer = await aPrinter({ start: 'background' })
  const printed = await Promise.all([3, 20, 1].map((count) => printer.print(aContentOfLength(count))))
  expect(printed.map(({ pages }) => pages)).toEqual([2, 6, 1])
})

test('a page is opened anew after its number of jobs, and prints the same', async () => {
  const printer = await aPrinter({ jobsPerPage: 2 })
  const hashes = new Set<string>()
  const pages = new Set<string>()
  for (let i = 0; i < 5; i++) {
    hashes.add((await printer.print(aContent())).sha256)
    const renderers = browserProcesses().filter(({ renderer }) => renderer)
    pages.add(renderers.map(({ pid }) => pid).join())
  }
  expect(hashes.size).toBe(1)
  expect(pages.size).toBe(3)
  expect([...pages].join().split(',')).toHaveLength(3)
})

test('the memory of the browser counts its renderer, and a page over its memory is opened anew', async () => {
  const printer = await aPrinter({ start: 'now', memoryLimit: 1 })
  const [browser, ...others] = browserProcesses()
  const renderer = others.find((process) => process.renderer)
  const memory = (await memoryOf(browser?.pid ?? 0)) ?? 0
  expect(memory).toBeGreaterThan((await memoryOf(renderer?.pid ?? 0)) ?? Number.POSITIVE_INFINITY)
  for (let i = 0; i < 26; i++) await printer.print(aContent({ sections: [] }))
  expect(browserProcesses().map(({ pid }) => pid)).toContain(browser?.pid)
  expect(browserProcesses().map(({ pid }) => pid)).not.toContain(renderer?.pid)
})

test.each(['browser', 'renderer'] as const)(
  'a %s that is killed while printing is replaced and the job done',
  async (which) => {
    const printer = await aPrinter({ start: 'now' })
    const content = aContentOfLength(90, 1000)
    const whole = await printer.print(content)
    const before = browserProcesses()
    const job = printer.print(content)
    await setTimeout(whole.ms / 4)
    const victim = before.find(({ renderer }) => renderer === (which === 'renderer'))
    killProcess(victim)
    expect((await job).sha256).toBe(whole.sha256)
    // It is gone within moments, not at once.
    await expect.poll(() => browserProcesses().map(({ pid }) => pid)).not.toContain(victim?.pid)
    killProcess(browserProcesses()[0])
    expect((await printer.print(content)).sha256).toBe(whole.sha256)
  },
)

test.each([
  ['is damaged', (path: string) => writeFile(path, 'no font')],
  ['is missing', (path: string) => rm(path)],
])('a font file that %s is a failure that names it, not a PDF in another font', async (how, harm) => {
  const own = join(folder, how)
  await cp(join(root, 'functions/print/fonts'), own, { recursive: true })
  await harm(join(own, 'fandol-fang-common.woff2'))
  const printer = await aPrinter({ fonts: { own }, fast: false })
  await expect(printer.print(aContent())).rejects.toMatchObject({
    code: 'fonts-not-loaded',
    message: expect.stringContaining('CX FangSong'),
  })
})

test('fonts that were not shipped are a failure too', async () => {
  const printer = await aPrinter({ fonts: { packages: folder } })
  expect(await codeOf(printer.print(aContent()))).toBe('fonts-not-loaded')
})

test('a job over its time is a failure, and the next one prints', async () => {
  const printer = await aPrinter({ timeLimitMs: 3000 })
  expect(await codeOf(printer.print(aContentOfLength(99, 40_000)))).toBe('timed-out')
  expect(await codeOf(printer.print(aContent()).catch(() => printer.print(aContent())))).toBe('printed')
})

test('a browser that cannot start is a failure with its reason', async () => {
  const printer = await aPrinter({ chromium: { packages: folder } })
  await expect(printer.print(aContent())).rejects.toMatchObject({
    code: 'browser-not-started',
    message: expect.stringContaining('@sparticuz/chromium'),
  })
})

test('a closed printer prints what it had taken on, and nothing after', async () => {
  const printer = await aPrinter()
  const job = printer.print(aContent())
  const closing = printer.close()
  expect(await codeOf(printer.print(aContent()))).toBe('closed')
  expect(await codeOf(job)).toBe('printed')
  await closing
  expect(browserProcesses()).toEqual([])
  expect((await readdir(tmpdir())).filter((name) => name.startsWith(`chuangxun-profile-${process.pid}-`))).toEqual([])
})
