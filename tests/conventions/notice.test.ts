/** LICENSE and NOTICE tell the truth: one licence, and each font, picture and packed program of others is named with its own. */
import { basename, matchesGlob } from 'node:path'
import { describe, expect, test } from 'vitest'
import packageJson from '../../package.json' with { type: 'json' }
import lock from '../../package-lock.json' with { type: 'json' }
import { filesOf, SOURCES, textOf } from './sources.ts'

const NOTICE = textOf('NOTICE')
const ASSETS = '{shared,functions,web,infra}/**/*.{woff,woff2,ttf,otf,glyphs,svg,png,jpg,ico,icc,wasm}'

/** Packages that no code imports are there for their files: fonts, a browser, a database engine. */
const packagesOfFiles = () => {
  const imported = SOURCES.flatMap(({ imports }) => imports.map(({ target }) => target))
  const shipped = { ...packageJson.dependencies, ...packageJson.optionalDependencies }
  return Object.keys(shipped).filter((name) => !imported.some((from) => from === name || from.startsWith(`${name}/`)))
}
const patterns = [...NOTICE.matchAll(/\S+\.(?:woff2|glyphs|svg|png)\b/g)].map(([pattern]) => pattern)

test('package.json, its lock and LICENSE say the same', () => {
  expect(packageJson.license).toBe('Apache-2.0')
  expect(lock.packages[''].license).toBe(packageJson.license)
  expect(textOf('LICENSE')).toMatch(/^\s*Apache License\s+Version 2\.0, January 2004\s/)
})

describe('NOTICE', () => {
  test('names each package that the code reads files of', () => {
    expect(packagesOfFiles()).toContain('@fontsource/tinos')
    expect(packagesOfFiles().filter((name) => !NOTICE.includes(name))).toEqual([])
  })

  test('names no package that is not shipped', () => {
    const named = [...NOTICE.matchAll(/^ {2}(@[\w-]+\/[\w-]+)/gm)].map(([, name]) => name)
    expect(named.sort()).toEqual(packagesOfFiles().sort())
  })

  test('names each font file and picture that is shipped, and none that is gone', () => {
    const shipped = filesOf(ASSETS)
    const is = (path: string) => (pattern: string) => matchesGlob(basename(path), basename(pattern))
    expect(shipped.length).toBeGreaterThan(10)
    expect(shipped.filter((path) => !patterns.some(is(path)))).toEqual([])
    expect(patterns.filter((pattern) => !shipped.some((path) => is(path)(pattern)))).toEqual([])
  })

  test('the licences that it points to are there', () => {
    const paths = [...NOTICE.matchAll(/\b[\w-]+(?:\/[\w.-]+)+\.(?:txt|md)\b/g)].map(([path]) => path)
    expect(paths.length).toBeGreaterThan(1)
    expect(filesOf(paths)).toEqual([...new Set(paths)].sort())
  })
})
