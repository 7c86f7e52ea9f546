/**
 * The built web works in the oldest browsers of all that we name (docs/decisions/0025): nothing in it is called, or said in a
 * style sheet, that one of them lacks and that is neither filled in nor asked for first.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { transform } from 'esbuild'
import { expect, test } from 'vitest'
import { lackingStyles } from './known/styles.ts'
import { lackingUses } from './known/uses.ts'
import { ROOT, usingBuilt } from './using-built.ts'

const built = usingBuilt()

const PAGES = /^(?!pdf)/

/** Names that the table knows as a browser's, and that are something else, or never run. By part, with what they are. */
const NOT_THE_BROWSERS: readonly [file: RegExp, use: string, what: string][] = [
  [PAGES, 'AsyncDisposableStack.use', 'React’s use()'],
  [PAGES, 'AsyncDisposableStack.move', 'an issue’s move'],
  [PAGES, 'Iterator.drop', 'of what is saved (edit.ts)'],
  [PAGES, 'Error.captureStackTrace', 'asked for first, by &&'],
  [PAGES, 'Intl.Segmenter', 'word-diff.ts asks for it first, by `in`'],
  [PAGES, 'CSS.highlights', 'use-highlights.ts asks for it first, by `in`'],
  [PAGES, 'Highlight', 'behind CSS.highlights'],
  [/^read-word/, 'Document.xmlEncoding', 'of a document of xmldom, which reads the parts of a Word file'],
  [/^read-word/, 'Document.xmlStandalone', 'as above'],
  [/^read-word/, 'Document.xmlVersion', 'as above'],
  [/^read-word/, 'HTMLInputElement.capture', 'of a parser’s rule, in mammoth'],
  [/^read-word/, 'Iterator.map', 'a lazy list of mammoth’s own'],
  [/^read-word/, 'Iterator.toArray', 'as above'],
  [/^pdf/, 'JSON.rawJSON', 'core-js asks for it first'],
  [/^pdf/, 'JSON.isRawJSON', 'core-js asks for it first'],
  [/^pdf/, 'Navigator.gpu', 'pdf.js asks for it first, by ?.'],
  [/^pdf/, 'Blob.bytes', 'for files that pdf.js fetches by itself, or writes; it does neither here'],
  [/^pdf-/, 'AbortSignal.any', 'the editor of pdf.js, which we do not open'],
  [/^pdf-worker/, 'SharedArrayBuffer.grow', 'memory of a wasm module; useWasm is false'],
  [/^pdf-worker/, 'ImageDecoder.isTypeSupported', 'isImageDecoderSupported is false'],
]

/** What a style sheet may say although not all have it. */
const HARMLESS: Readonly<Record<string, string>> = {
  'field-sizing': 'where it lacks, fields are made as large as their text by field.tsx and parts.css',
  'field-sizing: content': 'as above',
  'forced-color-adjust': 'Safari has no forced colours',
  'forced-color-adjust: none': 'as above',
  'break-after: avoid': 'in print only; Firefox may part a heading from its text',
  '::highlight': 'where it lacks, the comment beside the words quotes them all the same',
  'line-clamp': 'stands beside -webkit-line-clamp, which all have',
  'user-select': 'stands beside -webkit-user-select',
}

const require = createRequire(import.meta.url)
const FILL = /core-js\/modules\/(?:es|web)\.([a-z0-9-]+)\.([a-z0-9-]+)(?:\.v\d)?\.js/g
const camel = (words: string) => words.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
const fillsIn = (path: string): string[] =>
  [...readFileSync(path, 'utf8').matchAll(FILL)].map(([, , member = '']) => camel(member))

const FILLS = {
  page: fillsIn(join(ROOT, 'web/older.ts')),
  worker: fillsIn(join(ROOT, 'web/parts/pdf/pdf-worker.ts')),
  pdf: fillsIn(require.resolve('pdfjs-dist/legacy/build/pdf.mjs')),
  pdfWorker: fillsIn(require.resolve('pdfjs-dist/legacy/build/pdf.worker.mjs')),
}
/** What is there before a script runs: a worker has only what it brings. */
function fillsFor(file: string): string[] {
  if (file.startsWith('pdf-worker')) return [...FILLS.worker, ...FILLS.pdfWorker]
  return file.startsWith('pdf-') ? [...FILLS.page, ...FILLS.pdf] : FILLS.page
}

async function usesByFile(): Promise<{ file: string; use: string }[]> {
  const names = await built.filesLike(/^assets\/.*\.m?js$/)
  const all = names.map(async (path) => {
    const file = path.slice('assets/'.length)
    return lackingUses(await built.textOf(path)).map((use) => ({ file, use }))
  })
  return (await Promise.all(all)).flat()
}
const member = (use: string) => use.slice(use.indexOf('.') + 1)

test('no script calls what one of the browsers lacks', async () => {
  const uses = await usesByFile()
  const isExcused = ({ file, use }: (typeof uses)[number]) =>
    NOT_THE_BROWSERS.some(([part, name]) => part.test(file) && name === use)
  const left = uses.filter((one) => !fillsFor(one.file).includes(member(one.use)) && !isExcused(one))
  expect(left).toEqual([])
  // What is filled in, or excused, is so because something calls it.
  const called = new Set(uses.map(({ use }) => member(use)))
  expect([...FILLS.page, ...FILLS.worker].filter((name) => !called.has(name))).toEqual([])
  const idle = NOT_THE_BROWSERS.filter(([part, name]) => !uses.some(({ file, use }) => part.test(file) && use === name))
  expect(idle).toEqual([])
})

test('no style sheet says what one of the browsers lacks, but what does no harm there', () => {
  const said = built.sheets.flatMap(lackingStyles)
  expect(said.filter((one) => !(one in HARMLESS))).toEqual([])
  expect(Object.keys(HARMLESS).filter((one) => !said.includes(one))).toEqual([])
})

test('what is looked for is found', () => {
  const script = [
    'Promise.withResolvers(); Map.groupBy(a, b); Object.groupBy(a, b); URL.parse(a); Array.fromAsync(a); new Float16Array(2)',
    'a.toSorted(); a.toReversed(); a.toSpliced(1); a.with(1, 2); a.isSubsetOf(b); a.keys().map(b); a.values().toArray()',
    'b.toWellFormed(); /a/v; e.togglePopover(); navigator.share(); document.startViewTransition()',
  ].join('\n')
  expect(lackingUses(script).map(member)).toEqual(
    expect.arrayContaining(
      'withResolvers groupBy parse fromAsync toSorted toReversed toSpliced with isSubsetOf map toArray toWellFormed togglePopover share startViewTransition'.split(
        ' ',
      ),
    ),
  )
  expect(lackingUses(script)).toEqual(expect.arrayContaining(['/v', 'Float16Array', 'Map.groupBy', 'Object.groupBy']))
  expect(lackingUses('structuredClone(a); a.at(-1); a.findLast(b); Object.hasOwn(a, b); a.map(b); x.keys()')).toEqual(
    [],
  )
  expect(lackingUses('typeof URL.parse === "function" && URL.parse(a)')).toEqual([])

  const sheet = `a{color:color-mix(in srgb,red,blue);background:light-dark(red,blue);width:1lh;text-wrap:balance}a:has(b){c:d}
    @media (width<=30rem){a{b:c}}@starting-style{a{b:c}}a{&:hover{b:c}}`
  expect(lackingStyles(sheet)).toEqual(
    expect.arrayContaining(
      ['color-mix()', 'light-dark()', '1lh', 'text-wrap', ':has', 'a range in @media', '@starting-style'].concat(
        'a rule in a rule',
      ),
    ),
  )
  expect(lackingStyles('@media (max-width:3rem){a:is(b){height:100dvh;inset:0;aspect-ratio:1}}')).toEqual([])
})

test('the script that tells of older browsers runs in all of them, and the page speaks before it', async () => {
  const script = await built.textOf('start.js')
  const [plain, es5] = await Promise.all(['esnext', 'es5'].map((target) => transform(script, { target })))
  expect(es5?.code).toBe(plain?.code)
  const html = await built.textOf('index.html')
  expect(html).toMatch(/<script src="\/start\.js"><\/script>/)
  expect(html).toMatch(/浏览器版本过旧/)
  expect(html).toMatch(/页面还没有打开/)
})
