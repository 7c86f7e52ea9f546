/** The bundle for the browser: small at first, no zod, nothing inline, and no word of the machine it was built on. */
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { ROOT, usingBuilt } from './using-built.ts'

const MOST_KB = 150
/** With Preact: `npm ci` where it is more by 50 (web/vite.config.ts). */
const MOST_FOR_LEADERS_KB = 75
/** Each file brings up to 1 kB of headers with it. */
const MOST_FILES_FOR_LEADERS = 7

const built = usingBuilt()

/** A chunk and all that it needs before it runs. */
function withImports(fileName: string, seen = new Set<string>()): Set<string> {
  if (seen.has(fileName)) return seen
  seen.add(fileName)
  for (const imported of built.chunkNamed(fileName)?.imports ?? []) withImports(imported, seen)
  return seen
}

const kilobytes = (texts: readonly string[]) => texts.reduce((sum, text) => sum + gzipSync(text).length, 0) / 1000

test(`no page needs more than ${MOST_KB} kB at its first load, pdf.js aside`, () => {
  const entry = built.chunks.find(({ isEntry }) => isEntry)
  const pages = built.chunks
    .filter(({ facadeModuleId }) => facadeModuleId?.includes('/web/pages/'))
    // Fetched beside the content, as the test below says.
    .filter(({ name }) => name !== 'check-desk')
    // Fetched when a Word file is chosen.
    .filter(({ name }) => name !== 'read-word')
  expect(pages.length).toBeGreaterThanOrEqual(8)
  expect(pages.map(({ name }) => name)).toEqual(expect.arrayContaining(['issue-page', 'content-panel']))
  const loads = pages.map(({ name, fileName }) => {
    // A panel of the desk comes with the desk; a dialog is loaded later, when it is asked for.
    const desk = name.endsWith('-panel') ? pages.find((page) => page.name === 'issue-page') : undefined
    const first = [entry, desk].flatMap((chunk) => (chunk ? [...withImports(chunk.fileName)] : []))
    // What the content fetches once it stands (its parts, its checks) finds the panel there.
    const there = /-(panel|page)$/.test(name) ? [] : pages.filter((page) => /-panel$|^issue-page$/.test(page.name))
    const own = withImports(fileName, new Set(there.map((page) => page.fileName)))
    for (const page of there) own.delete(page.fileName)
    const needed = new Set([...first, ...own])
    const code = [...needed].map((one) => built.chunkNamed(one)?.code ?? '')
    return { name, kB: Math.round(kilobytes([...code, ...built.sheets])) }
  })
  expect(loads.filter(({ kB }) => kB > MOST_KB)).toEqual([])
})

test(`a leader reads after ${MOST_FOR_LEADERS_KB} kB of code and styles, as they are sent: the rest of 90 kB is what they read`, async () => {
  const entry = built.chunks.find(({ isEntry }) => isEntry)
  const page = built.chunks.find(({ name }) => name === 'issue-page')
  const needed = new Set([entry, page].flatMap((chunk) => (chunk ? [...withImports(chunk.fileName)] : [])))
  const chunks = [...needed].flatMap((one) => built.chunkNamed(one) ?? [])
  // A sheet of a page that is opened later comes with that page.
  const sheets = await Promise.all(
    [...new Set(chunks.flatMap(({ viteMetadata }) => [...(viteMetadata?.importedCss ?? [])]))].map(built.textOf),
  )
  const kB =
    [...chunks.map(({ code }) => code), ...sheets].reduce((sum, text) => sum + brotliCompressSync(text).length, 0) /
    1000
  expect(page?.moduleIds.some((id) => id.endsWith('review-panel.tsx'))).toBe(true)
  expect(sheets.length).toBeGreaterThan(0)
  expect([...needed].length).toBeLessThanOrEqual(MOST_FILES_FOR_LEADERS)
  expect(kB).toBeLessThan(MOST_FOR_LEADERS_KB)
})

test('zod comes only where a proof of distribution is checked, fetched when one is chosen', () => {
  const isZod = (id: string) => /node_modules[\\/](@hono[\\/]zod|zod)/.test(id)
  const withZod = built.chunks.filter(({ moduleIds }) => moduleIds.some(isZod))
  expect(withZod.map(({ name, isDynamicEntry }) => ({ name, isDynamicEntry }))).toEqual([
    { name: 'check-proof', isDynamicEntry: true },
  ])
})

test('pdf.js comes in a chunk of its own, only when a page is to be shown', () => {
  const withPdf = built.chunks.filter(({ moduleIds }) => moduleIds.some((id) => id.includes('pdfjs-dist')))
  expect(withPdf.map(({ isDynamicEntry }) => isDynamicEntry)).toEqual([true])
  expect(kilobytes([withPdf[0]?.code ?? ''])).toBeLessThan(165)
})

test('the checks and their lists of words and places are fetched beside the page, not before it', () => {
  const isPage = ({ isEntry, facadeModuleId, name }: (typeof built.chunks)[number]) =>
    isEntry || (facadeModuleId?.includes('/web/pages/') === true && name !== 'check-desk')
  const first = new Set(built.chunks.filter(isPage).flatMap(({ fileName }) => [...withImports(fileName)]))
  const isLate = (id: string) => /area-data|shared[\\/]checks[\\/](words|text|leaks)[\\/]|check-content/.test(id)
  const late = built.chunks.filter(({ moduleIds }) => moduleIds.some(isLate))
  expect(late.length).toBeGreaterThanOrEqual(2)
  expect(late.filter(({ fileName }) => first.has(fileName)).map(({ name }) => name)).toEqual([])
})

test('what only older browsers lack is fetched by them alone', () => {
  const withFills = built.chunks.filter(({ moduleIds }) => moduleIds.some((id) => /[\\/]core-js[\\/]/.test(id)))
  expect(withFills.map(({ name, isDynamicEntry }) => ({ name, isDynamicEntry }))).toEqual([
    { name: 'older', isDynamicEntry: true },
  ])
})

test('the page holds no inline script or style, and loads nothing from elsewhere', async () => {
  const html = await built.textOf('index.html')
  expect(html).not.toMatch(/<script(?![^>]*\ssrc=)/)
  expect(html).not.toMatch(/<style|\sstyle=|\son\w+=/)
  expect(html).not.toMatch(/(src|href)="(https?:)?\/\//)
  for (const sheet of built.sheets) expect(sheet).not.toMatch(/url\((?!["']?\/assets\/)|@import/)
})

test('nothing that is served names the folder it was built in', async () => {
  for (const name of await built.filesLike(/\.(js|css)$/)) expect(await built.textOf(name)).not.toContain(ROOT)
})
