/** README.md, the pages of docs/ and those beside the code tell the truth: the diagram is the table's, and what they point to is there. */
import { existsSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import packageJson from '../../package.json' with { type: 'json' }
import { astray } from './named-paths.ts'
import { filesOf, SOURCES, textOf } from './sources.ts'
import { workflowDiagram } from './workflow-diagram.ts'

const ROOT = join(import.meta.dirname, '../..')
const README = textOf('README.md')
const PAGES = filesOf(['README.md', '{docs,functions}/**/*.md']).map((path) => ({ path, text: textOf(path) }))

/** Names in code that are not of our own code: of libraries, browsers and AWS. */
const OF_OTHERS = [
  ...['CDKToolkit', 'Handler', 'RetainExceptOnCreate', 'ROLLBACK_COMPLETE', 'ROLLBACK_FAILED'],
  ...['escapeFormulae', 'getRandomValues', 'indexOf'],
]

/** Commands of npm itself. */
const OF_NPM = ['audit', 'ci', 'sbom']

test('the diagram is the one printed from the table of transitions', () => {
  expect(/```mermaid\n([\s\S]*?)\n```/.exec(README)?.[1]).toBe(workflowDiagram())
})

test('README is read in one sitting: fewer than 90 lines', () => {
  expect(README.trimEnd().split('\n').length).toBeLessThan(90)
})

test('the map names each room of shared/', () => {
  const map = /^shared\/[\s\S]*?(?=^functions\/)/m.exec(README)?.[0] ?? ''
  const rooms = new Set(filesOf('shared/*/**/*.ts').map((path) => path.split('/')[1] ?? ''))
  expect([...rooms].filter((room) => !new RegExp(`\\b${room}/`).test(map))).toEqual([])
})

test('the README of print names each file beyond fast/ that names it: all that goes with it', () => {
  const page = textOf('functions/print/README.md')
  const aside = /\/print\/(?:README\.md$|fast\/)|readme\.test\.ts$/
  const naming = filesOf(['NOTICE', '{docs,functions,infra,tests}/**/*.{ts,py,md}']).filter(
    (path) => !aside.test(path) && /(?<!\w)(?:print|\.\.)\/fast\b|(?<![\w/])fast\/[a-z ]/.test(textOf(path)),
  )
  expect(naming.length).toBeGreaterThan(5)
  const named = (path: string) => page.includes(path.replace('functions/print/', ''))
  expect(naming.filter((path) => !named(path))).toEqual([])
})

test('README leads to each page of docs, if not by way of another', () => {
  const linked = PAGES.flatMap(({ path, text }) =>
    [...text.matchAll(/\]\(([^)#:]+)\)/g)].map(([, to = '']) => join(path, '..', to)),
  )
  const pages = PAGES.map(({ path }) => path).filter((path) => /^docs\/[\w-]+\.md$/.test(path))
  expect(pages.filter((path) => !linked.includes(path))).toEqual([])
})

const FILES_BY_NAME = Map.groupBy(filesOf(['*.*', '{shared,functions,web,infra,tests,docs}/**/*']), (path) =>
  basename(path),
)

/** The words of each file of code; this one names what is of others. */
const WORDS = new Map(
  filesOf('{shared,functions,web,infra,tests}/**/*.{ts,tsx,js,css,py}')
    .filter((path) => path !== 'tests/conventions/readme.test.ts')
    .map((path) => [path, new Set(textOf(path).match(/[\w$]+/g))]),
)
const SETTINGS = textOf('docs/settings.md').match(/[A-Z_]{4,}/g) ?? []

/** Names between backticks with a capital letter, so no plain words, that stand in none of the files that their line links to or names. */
function misplaced(text: string, at: string): string[] {
  const known = new Set([...SETTINGS, ...OF_OTHERS])
  return text.split('\n').flatMap((line) => {
    const names = [...line.matchAll(/`(\w*[A-Z]\w*)(?:\(.*?\))?`/g)].map(([, name = '']) => name)
    if (names.length === 0) return []
    const linked = [...line.matchAll(/\]\(([^):#]+)\)/g)].map(([, to = '']) => join(at, '..', to))
    const said = [...line.matchAll(/`([\w./-]+(?:\.\w+|\/))`/g)].map(([, path]) => `/${path}`)
    const leads = [...WORDS].filter(
      ([file]) =>
        linked.some((to) => file === to || (to.endsWith('/') && file.startsWith(to))) ||
        said.some((end) => `/${file}`.endsWith(end) || (end.endsWith('/') && `/${file}`.startsWith(end))),
    )
    const files = leads.length > 0 ? leads : [...WORDS]
    return names.filter((name) => !known.has(name) && !files.some(([, words]) => words.has(name)))
  })
}

test('a name beside a file that has it not is noticed, a plain word, a setting or a name where it stands is not', () => {
  const line = (name: string) => `by \`${name}\` in [sign-in-rules.ts](../shared/centre/sign-in-rules.ts)`
  const names = ['AFTER_EVENT', 'answerCode(…)', 'SESSION_HOURS', 'sessionEnds(…)', 'session', 'TRUSTED_DAYS']
  expect(names.flatMap((name) => misplaced(line(name), 'docs/some.md'))).toEqual(['AFTER_EVENT', 'answerCode'])
  expect(misplaced('`AFTER_EVENT` and `AFTER_ALL_THAT`', 'docs/some.md')).toEqual(['AFTER_ALL_THAT'])
})

describe.each(PAGES)('$path', ({ path, text }) => {
  test('every file and folder it links to exists', () => {
    const links = [...text.matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)].map(([, to]) => to ?? '')
    expect(links.filter((to) => !existsSync(join(ROOT, path, '..', to)))).toEqual([])
  })

  test('a link that shows a path shows its own, with its folder where the name is borne by several files', () => {
    const links = [...text.matchAll(/\[`?([\w./-]+(?:\.(?:tsx?|js|py|md)|\/))`?\]\(([^)#:]+)/g)]
    const misleading = links.filter(([, shown = '', to = '']) => {
      const target = join(path, '..', to)
      return (
        !`/${target}`.endsWith(`/${shown}`) ||
        (shown !== target && !shown.includes('/') && (FILES_BY_NAME.get(shown)?.length ?? 0) > 1)
      )
    })
    expect(misleading.map(([link]) => link)).toEqual([])
  })

  test('every file it names exists', () => {
    // The words of a link may be a name alone: its address is tested.
    expect(astray(text.replace(/\[[^\]]*\]\(/g, '('), path, Number.POSITIVE_INFINITY)).toEqual([])
  })

  test('every name of code stands in one of the files that its line leads to, if it leads to any, else somewhere', () => {
    expect(misplaced(text, path)).toEqual([])
  })

  test('every npm script it names exists', () => {
    const code = [...text.matchAll(/```[\s\S]*?```|`[^`\n]+`/g)].map(([piece]) => piece).join('\n')
    const named = [...code.matchAll(/\bnpm (?:run (?:-s )?)?([a-z][a-z:-]*)/g)].map(([, name]) => name ?? '')
    const known = new Set([...Object.keys(packageJson.scripts), ...OF_NPM])
    expect(named.filter((name) => !known.has(name))).toEqual([])
  })
})

test('docs/settings.md tells of each variable that the local application reads, and of no other', () => {
  const told = [...textOf('docs/settings.md').matchAll(/^\| ((?:`[A-Z_]+`(?:, )?)+) \|/gm)]
    .flatMap(([, names = '']) => [...names.matchAll(/[A-Z_]+/g)])
    .map(([name]) => name)
  const read = SOURCES.filter(({ path }) => /^functions\/print\/|^infra\/local\//.test(path)).flatMap(
    ({ code, path }) =>
      [
        ...code.matchAll(
          path === 'infra/local/settings.ts' ? /^ {2}([A-Z_]+): [A-Za-z]/gm : /process\.env\.([A-Z_]+)/g,
        ),
      ].map(([, name = '']) => name),
  )
  // Everybody's, and Lambda's own.
  const ours = [...new Set(read)].filter((name) => !['PATH', 'AWS_LAMBDA_FUNCTION_NAME'].includes(name))
  expect(told.toSorted()).toEqual(ours.toSorted())
})

describe('commands', () => {
  const code = PAGES.flatMap(({ text }) =>
    [...text.matchAll(/```[\s\S]*?```|`[^`\n]+`/g)].map(([piece]) => piece),
  ).join('\n')
  const scripts: Record<string, string> = packageJson.scripts
  const optionsIn = (path: (path: string) => boolean): string[] =>
    SOURCES.filter((source) => path(source.path)).flatMap((source) =>
      [...source.code.matchAll(/\b([a-z]+): \{ type: '(?:string|boolean)'/g)].map(([, name = '']) => name),
    )
  const OF_CX = optionsIn((path) => path.startsWith('functions/cli/'))

  test('docs/command-line.md tells of each option of cx, and of no other', () => {
    const told = [...textOf('docs/command-line.md').matchAll(/ --([a-z]+)|`--([a-z]+)|^--([a-z]+)/gm)]
    expect([...new Set(told.map(([, ...names]) => names.find(Boolean)))].sort()).toEqual([...new Set(OF_CX)].sort())
  })

  test('every option of an npm script that is named is one of it', () => {
    const named = [...code.matchAll(/npm run (?:-s )?([a-z]+) -- ([^#`\n]*)/g)].flatMap(([, script = '', rest = '']) =>
      [...rest.matchAll(/--([a-z]+)/g)].map(([, option = '']) => ({ script, option })),
    )
    expect(named.length).toBeGreaterThan(1)
    const wrong = named.filter(({ script, option }) => {
      const file = /(\S+\.ts)$/.exec(scripts[script] ?? '')?.[1]
      return !(script === 'cx' ? OF_CX : optionsIn((path) => path === file)).includes(option)
    })
    expect(wrong).toEqual([])
  })

  test('every variable that is set for a test is read by it', () => {
    const named = [...code.matchAll(/\b([A-Z]+)=\S+ npx vitest run (\S+)/g)].map(([, name = '', path = '']) => ({
      name,
      path,
    }))
    expect(named.length).toBeGreaterThan(2)
    expect(named.filter(({ name, path }) => !textOf(path).includes(`process.env.${name}`))).toEqual([])
  })
})
