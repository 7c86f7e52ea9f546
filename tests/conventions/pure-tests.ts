/**
 * The pure tests, which `npm run test:fast` runs: files of tests that reach, by whatever they import, only packages which
 * compute. Nothing in them starts a process, opens a database or a browser, listens or connects. There is no list of the files to keep.
 */
import { SOURCES, type Source } from './sources.ts'

/** Packages and parts of Node that compute, or read and write files. Another one makes a test slow until it is named here. */
const PURE = new Set([
  ...[
    'vitest',
    'fast-check',
    'zod',
    'fflate',
    'saxes',
    'numfmt',
    'diff/lib/diff/array.js',
    'react',
    '@noble/hashes/sha2.js',
    '@vant/area-data',
  ],
  ...['mailparser', 'nodemailer/lib/mail-composer', 'package.json', 'package-lock.json'],
  ...['crypto', 'fs', 'fs/promises', 'module', 'os', 'path', 'url', 'util'].map((name) => `node:${name}`),
])
const CONNECTS = /(?<![\w.])fetch\(|\bnew (WebSocket|Worker|XMLHttpRequest)\(/

const byPath = new Map(SOURCES.map((source) => [source.path, source]))

/** The file and all of ours that it imports, types apart. */
export function reached(path: string): Source[] {
  const found = new Set<Source>()
  const follow = (at: string) => {
    const source = byPath.get(at)
    if (!source || found.has(source)) return
    found.add(source)
    for (const { target, onlyTypes } of source.imports) if (!onlyTypes) follow(target)
  }
  follow(path)
  return [...found]
}

const isOurData = (target: string) => /^shared\/.*\.json$/.test(target)

const isPure = ({ code, imports }: Source) =>
  !CONNECTS.test(code) &&
  imports.every(({ target, onlyTypes }) => onlyTypes || PURE.has(target) || byPath.has(target) || isOurData(target))

export const pureTests = (): string[] =>
  SOURCES.map(({ path }) => path)
    .filter((path) => path.endsWith('.test.ts') && reached(path).every(isPure))
    .filter((path) => !/^tests\/(journeys|local)\//.test(path))
