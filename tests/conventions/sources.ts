/** The sources of this repository as text, with what they import. */
// Whole: an older Node, which has no globSync, must come as far as infra/needs-node.js, asked first by vitest.config.ts.
import * as fs from 'node:fs'
import { join, normalize, posix } from 'node:path'

const ROOT = join(import.meta.dirname, '../..')
const NOT_OURS = ['**/node_modules/**', 'web/dist/**', 'cdk.out/**', '.data/**', '.git/**', '.bench/**', 'coverage/**']

export type Import = {
  /** As a path in the repository where it leads to one of our files, else the package's name. */
  target: string
  onlyTypes: boolean
}

export type Source = { path: string; text: string; code: string; imports: Import[] }

/** Paths in the repository that match, whether committed yet or not. */
export const filesOf = (pattern: string | string[]): string[] =>
  fs
    .globSync(pattern, { cwd: ROOT, exclude: NOT_OURS, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => posix.relative(ROOT, posix.join(entry.parentPath, entry.name)))
    .sort()

export const textOf = (path: string): string => fs.readFileSync(join(ROOT, path), 'utf8')

const sourcesOf = (pattern: string): Source[] =>
  filesOf(pattern).map((path) => {
    const text = textOf(path)
    const code = withoutComments(text)
    return { path, text, code, imports: importsOf(path, code) }
  })

/** Comments become nothing; a `//` within a string that holds an address stays, as `:` stands before it. */
const withoutComments = (text: string) => text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(?<![:'"`\\])\/\/.*$/gm, '')

const STATEMENT = /^\s*(?:import|export)\s+(type\s)?([^'"`;]*?)\s*from\s*['"]([^'"]+)['"]/gm
const BARE = /^\s*import\s*['"]([^'"]+)['"]/gm
const CALL = /\bimport\(\s*['"]([^'"]+)['"]/g

function importsOf(path: string, code: string): Import[] {
  const found = [
    ...[...code.matchAll(STATEMENT)].map(([, type, names = '', from = '']) => ({
      from,
      onlyTypes: type !== undefined || eachIsType(names),
    })),
    ...[...code.matchAll(BARE), ...code.matchAll(CALL)].map(([, from = '']) => ({ from, onlyTypes: false })),
  ]
  return found.map(({ from, onlyTypes }) => ({ target: targetOf(path, from), onlyTypes }))
}

const eachIsType = (names: string) =>
  names.startsWith('{') &&
  names
    .slice(1, -1)
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean)
    .every((name) => name.startsWith('type '))

function targetOf(path: string, from: string): string {
  if (from.startsWith('#')) return from.slice(1)
  if (from.startsWith('.')) return normalize(posix.join(posix.dirname(path), from))
  return from
}

export const SOURCES = sourcesOf('{shared,functions,web,infra,tests}/**/*.{ts,tsx}')
