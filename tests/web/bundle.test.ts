/** What the browser is given: small at first, no zod, nothing inline, and no word of the machine it was built on. */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build, type Rolldown } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'

const ROOT = join(import.meta.dirname, '../..')
const MOST_KB = 150

let folder: string
let chunks: Rolldown.OutputChunk[]
let sheets: string[]

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chuangxun-web-'))
  const built = await build({
    root: join(ROOT, 'web'),
    configFile: join(ROOT, 'web/vite.config.ts'),
    logLevel: 'silent',
    build: { outDir: folder, emptyOutDir: false },
  })
  const outputs = [built].flat().flatMap((one) => ('output' in one ? one.output : []))
  chunks = outputs.flatMap((one) => (one.type === 'chunk' ? [one] : []))
  sheets = outputs.flatMap((one) => (one.type === 'asset' && one.fileName.endsWith('.css') ? [String(one.source)] : []))
}, 120_000)
afterAll(() => rm(folder, { recursive: true, force: true }))

const chunkNamed = (fileName: string) => chunks.find((chunk) => chunk.fileName === fileName)

/** A chunk and all that it needs before it runs. */
function withImports(fileName: string, seen = new Set<string>()): Set<string> {
  if (seen.has(fileName)) return seen
  seen.add(fileName)
  for (const imported of chunkNamed(fileName)?.imports ?? []) withImports(imported, seen)
  return seen
}

const kilobytes = (texts: readonly string[]) => texts.reduce((sum, text) => sum + gzipSync(text).length, 0) / 1000

test(`no page needs more than ${MOST_KB} kB at its first load, pdf.js aside`, () => {
  const entry = chunks.find(({ isEntry }) => isEntry)
  const pages = chunks.filter(({ facadeModuleId }) => facadeModuleId?.includes('/web/pages/'))
  expect(pages.length).toBeGreaterThanOrEqual(8)
  expect(pages.map(({ name }) => name)).toEqual(expect.arrayContaining(['issue-page', 'content-panel']))
  const loads = pages.map(({ name, fileName }) => {
    // A panel of the desk comes with the desk; a dialog is loaded later, when it is asked for.
    const desk = name.endsWith('-panel') ? pages.find((page) => page.name === 'issue-page') : undefined
    const first = [entry, desk].flatMap((chunk) => (chunk ? [...withImports(chunk.fileName)] : []))
    const needed = new Set([...first, ...withImports(fileName)])
    const code = [...needed].map((one) => chunkNamed(one)?.code ?? '')
    return { name, kB: Math.round(kilobytes([...code, ...sheets])) }
  })
  expect(loads.filter(({ kB }) => kB > MOST_KB)).toEqual([])
})

test('zod comes only where a proof of distribution is checked, fetched when one is chosen', () => {
  const isZod = (id: string) => /node_modules[\\/](@hono[\\/]zod|zod)/.test(id)
  const withZod = chunks.filter(({ moduleIds }) => moduleIds.some(isZod))
  expect(withZod.map(({ name, isDynamicEntry }) => ({ name, isDynamicEntry }))).toEqual([
    { name: 'check-proof', isDynamicEntry: true },
  ])
})

test('pdf.js comes in a chunk of its own, only when a page is to be shown', () => {
  const withPdf = chunks.filter(({ moduleIds }) => moduleIds.some((id) => id.includes('pdfjs-dist')))
  expect(withPdf.map(({ isDynamicEntry }) => isDynamicEntry)).toEqual([true])
})

test('the page holds no inline script or style, and loads nothing from elsewhere', async () => {
  const html = await readFile(join(folder, 'index.html'), 'utf8')
  expect(html).not.toMatch(/<script(?![^>]*\ssrc=)/)
  expect(html).not.toMatch(/<style|\sstyle=|\son\w+=/)
  expect(html).not.toMatch(/(src|href)="(https?:)?\/\//)
  for (const sheet of sheets) expect(sheet).not.toMatch(/url\((?!["']?\/assets\/)|@import/)
})

test('nothing that is served names the folder it was built in', async () => {
  const names = await readdir(join(folder, 'assets'))
  for (const name of names.filter((one) => /\.(js|css)$/.test(one)))
    expect(await readFile(join(folder, 'assets', name), 'utf8')).not.toContain(ROOT)
})
