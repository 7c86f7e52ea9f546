/** The house stays as docs/decisions/0000 says: who may import whom, and what the domain does not touch. */
import { describe, expect, test } from 'vitest'
import { circlesIn } from './circles.ts'
import { filesOf, SOURCES, textOf } from './sources.ts'

/** The folders of the house, and those that each may import from. */
const MAY_IMPORT: Record<string, string[]> = {
  shared: ['shared'],
  functions: ['functions', 'shared'],
  web: ['web', 'shared', 'functions'],
  infra: ['infra', 'functions', 'shared'],
  tests: ['tests', 'infra', 'functions', 'shared', 'web'],
}

/** What others may take of functions/print (its README.md). */
const FACE_OF_PRINT = ['printer.ts', 'failure.ts', 'unprinted.ts', 'own-font-list.ts', 'picture-file.ts']

const folderOf = (path: string) => path.split('/')[0] ?? ''
const inFolder = (folder: string) => SOURCES.filter(({ path }) => folderOf(path) === folder)
const isOurs = (target: string) => folderOf(target) in MAY_IMPORT

describe('imports', () => {
  test('the sources and their imports are found', () => {
    for (const folder of Object.keys(MAY_IMPORT)) expect(inFolder(folder).length, folder).toBeGreaterThan(0)
    const imports = SOURCES.flatMap((source) => source.imports)
    expect(imports.filter(({ target }) => isOurs(target)).length).toBeGreaterThan(SOURCES.length)
    const files = new Set(filesOf(Object.keys(MAY_IMPORT).map((folder) => `${folder}/**`)))
    const astray = imports.filter(({ target }) => isOurs(target) && !files.has(target.replace(/\?[\w&]+$/, '')))
    expect(astray).toEqual([])
  })

  test.each(Object.entries(MAY_IMPORT))('%s imports from %j only', (folder, allowed) => {
    const strays = inFolder(folder).flatMap(({ path, imports }) =>
      imports
        .filter(({ target }) => isOurs(target) && !allowed.includes(folderOf(target)))
        .map(({ target }) => `${path} → ${target}`),
    )
    expect(strays).toEqual([])
  })

  test('shared takes no package but zod, and one place each what packs files, reads XML, knows number formats, hashes, compares lists and knows holidays', () => {
    const own = new Map([
      ['shared/zip.ts', 'fflate'],
      ['shared/recipients/xlsx/shown.ts', 'numfmt'],
      ['shared/recipients/xlsx/xml.ts', 'saxes'],
      ['shared/hash.ts', '@noble/hashes/sha2.js'],
      ['shared/content/paragraph-pairs.ts', 'diff/lib/diff/array.js'],
      ['shared/working-days.ts', 'chinese-days'],
    ])
    const taken = (path: string) => [own.get(path) ?? 'zod']
    const strays = inFolder('shared').flatMap(({ path, imports }) =>
      imports
        .filter(({ target }) => !isOurs(target) && !taken(path).includes(target))
        .map(({ target }) => `${path} → ${target}`),
    )
    expect(strays).toEqual([])
  })

  test('the web takes only the type of the API', () => {
    const taken = inFolder('web').flatMap(({ path, imports }) =>
      imports
        .filter(({ target }) => folderOf(target) === 'functions')
        .filter(({ target, onlyTypes }) => target !== 'functions/api/client.ts' || !onlyTypes)
        .map(({ target }) => `${path} → ${target}`),
    )
    expect(taken).toEqual([])
  })

  test('only the face of print is imported from outside it, and one file takes the fast way', () => {
    const isPrint = (path: string) => path.startsWith('functions/print/')
    const outside = SOURCES.filter(({ path }) => !isPrint(path) && folderOf(path) !== 'tests')
    const deeper = outside.flatMap(({ path, imports }) =>
      imports
        .filter(({ target }) => isPrint(target) && !FACE_OF_PRINT.includes(target.slice('functions/print/'.length)))
        .map(({ target }) => `${path} → ${target}`),
    )
    expect(deeper).toEqual([])
    const isFast = (path: string) => path.startsWith('functions/print/fast/')
    const takers = SOURCES.filter(
      ({ path, imports }) =>
        !isFast(path) && !path.startsWith('tests/print/fast/') && imports.some(({ target }) => isFast(target)),
    )
    expect(takers.map(({ path }) => path)).toEqual(['functions/print/printer.ts'])
  })

  test('no files import one another in a circle, by type neither', () => {
    const importing = (path: string, target: string) => ({ path, imports: [{ target, onlyTypes: true }] })
    expect(circlesIn([importing('a', 'b'), importing('b', 'c'), importing('c', 'b')])).toEqual([['b', 'c']])
    expect(circlesIn(SOURCES)).toEqual([])
  })
})

test.each([
  ['the clock', /\bDate\.now\(|\bnew Date\(\s*\)|\bperformance\./],
  ['chance', /\bMath\.random\b|\brandomUUID\b|\bgetRandomValues\b/],
  // shared/hash.ts asks it for its hash, as it asks a browser for its own.
  ['the process', /\bprocess\??\.(?!getBuiltinModule)|\bconsole\./],
  ['the network', /\bfetch\(|\bXMLHttpRequest\b/],
])('shared does not touch %s', (_, what) => {
  expect(
    inFolder('shared')
      .filter(({ code }) => what.test(code))
      .map(({ path }) => path),
  ).toEqual([])
})

test('every source file opens with a sentence about itself', () => {
  const styles = filesOf('web/**/*.css').map((path) => ({ path, text: textOf(path) }))
  const silent = [...SOURCES, ...styles].filter(({ text }) => !/^(#!.*\n)?\/(\*\*?|\/)\s+\S/.test(text))
  expect(silent.map(({ path }) => path)).toEqual([])
})

test('the opening sentence names its subject, not a What or a Whoever', () => {
  const riddles = SOURCES.filter(({ text }) =>
    /^(#!.*\n)?\/(\*\*?|\/)[\s*]+(What|Whatever|Who|Whoever|Whom|Whose)\b/.test(text),
  )
  expect(riddles.map(({ path }) => path)).toEqual([])
})

test('no source file is longer than 250 lines', () => {
  const long = [...SOURCES, ...filesOf('web/**/*.css').map((path) => ({ path, text: textOf(path) }))]
    .map(({ path, text }) => ({ path, lines: text.split('\n').length - 1 }))
    .filter(({ lines }) => lines > 250)
  expect(long).toEqual([])
})

test('every `as` says in a comment why it holds', () => {
  const CAST = /(?<!import \*|\w\.|['"`])\s\bas (?!const\b)(unknown as )?[A-Z{(]/
  // A comment, or another name for what is imported.
  const NO_CAST = /^\s*(\/\/|\*|\/\*|import\b|export \{|(type )?\w+ as \w+,$)/
  const unsaid = SOURCES.flatMap(({ path, text }) => {
    const lines = text.split('\n')
    return lines.flatMap((line, at) => {
      if (!CAST.test(line) || NO_CAST.test(line) || /['"`][^'"`]* as /.test(line)) return []
      const before = lines.slice(Math.max(0, at - 3), at + 1)
      return before.some((near) => /\/\/|\*\/|biome-ignore/.test(near)) ? [] : [`${path}:${at + 1} ${line.trim()}`]
    })
  })
  expect(unsaid).toEqual([])
})

describe('what is committed', () => {
  const TEXT = filesOf([
    '*',
    '.ci/*',
    'docs/**/*.md',
    '{shared,functions,web,infra,tests}/**/*.{ts,tsx,css,html,py,txt,json}',
  ])

  // Spelled so that this file does not hold what it looks for.
  test.each([
    ['a path of somebody’s machine', new RegExp(`(?<![\\w.])/(${['root', 'work', 'Users', 'home/\\w+'].join('|')})/`)],
    ['the host of a package registry', new RegExp(`${'registry'}[.]|${'npm'}mirror|"resolved": "[h]ttp`)],
  ])('no file names %s', (_, what) => {
    const found = TEXT.flatMap((path) => {
      const match = what.exec(textOf(path))
      return match ? [`${path}: ${match[0]}`] : []
    })
    expect(found).toEqual([])
  })
})

test('a box or a list of choices tells at its first event, as first-event.ts says', () => {
  const tags = SOURCES.filter(({ path }) => path.startsWith('web/')).flatMap(({ path, text }) =>
    [...text.matchAll(/<(?:select|input)\b[\s\S]*?(?:\/>|>\n)/g)].map(([tag]) => ({ path, tag })),
  )
  const ofChoice = tags.filter(({ tag }) => tag.startsWith('<select') || /type="(?:checkbox|radio)"/.test(tag))
  expect(ofChoice.length).toBeGreaterThan(3)
  expect(ofChoice.filter(({ tag }) => /\bonChange=|\bonInput=/.test(tag) || !/\{\.\.\.tells/.test(tag))).toEqual([])
})

test('of each package of the AWS SDK there is one copy, and so in each function', () => {
  const { packages } = JSON.parse(textOf('package-lock.json'))
  const copies = Map.groupBy(
    Object.keys(packages).filter((path) => /node_modules\/@(?:aws-sdk|smithy)\/[^/]+$/.test(path)),
    (path) => path.slice(path.lastIndexOf('node_modules/')),
  )
  expect(copies.size).toBeGreaterThan(10)
  expect([...copies.values()].filter(({ length }) => length > 1)).toEqual([])
})

test('several names in one fact of the record are put together in one place', () => {
  const strays = SOURCES.filter(({ path, code }) => path.startsWith('functions/acts/') && /\.join\(' '\)/.test(code))
  expect(strays.map(({ path }) => path)).toEqual([])
})
