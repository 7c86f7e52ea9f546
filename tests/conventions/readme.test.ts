/** README.md and the pages of docs/ tell the truth: the diagram is the table's, and what they point to is there. */
import { existsSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import packageJson from '../../package.json' with { type: 'json' }
import { astray } from './named-paths.ts'
import { filesOf, SOURCES, textOf } from './sources.ts'
import { workflowDiagram } from './workflow-diagram.ts'

const ROOT = join(import.meta.dirname, '../..')
const README = textOf('README.md')
const PAGES = filesOf(['README.md', 'docs/**/*.md']).map((path) => ({ path, text: textOf(path) }))

/** Commands of npm itself. */
const OF_NPM = ['audit', 'ci', 'sbom']

test('the diagram is the one printed from the table of transitions', () => {
  expect(/```mermaid\n([\s\S]*?)\n```/.exec(README)?.[1]).toBe(workflowDiagram())
})

test('README is read in one sitting: at most 90 lines', () => {
  expect(README.trimEnd().split('\n').length).toBeLessThanOrEqual(90)
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
