/** Comments tell the truth where a machine can see it: the files and decisions that they name are there. */
import { expect, test } from 'vitest'
import { astray } from './named-paths.ts'
import { filesOf, textOf } from './sources.ts'

/** A `/*` within a pattern of files begins no comment, nor does `//` within an address. */
const COMMENT = /(?<![\w'"`*}/])\/\*[\s\S]*?\*\/|(?<![:'"`\\])\/\/.*$/gm
const OF_PYTHON = /"""[\s\S]*?"""|#.*$/gm

const commentsOf = (path: string, text: string) =>
  [...text.matchAll(path.endsWith('.py') ? OF_PYTHON : COMMENT)].map(([comment]) => comment)

test('a path that is gone is noticed, one that is there or is no path of ours is not', () => {
  const gone = `/** As ${'support'}/nowhere.ts and sources.ts say, not pdf.js. */ './also-gone.ts' // decision ${'9999'}`
  const said = commentsOf('tests/conventions/some.ts', gone).flatMap((text) =>
    astray(text, 'tests/conventions/some.ts'),
  )
  expect(said).toEqual(['tests/conventions/some.ts: support/nowhere.ts', 'tests/conventions/some.ts: decision 9999'])
})

test('every file and decision that a comment names exists', () => {
  const files = filesOf('{shared,functions,web,infra,tests}/**/*.{ts,tsx,css,py,js}')
  const said = files.flatMap((path) => commentsOf(path, textOf(path)).flatMap((text) => astray(text, path)))
  expect(said).toEqual([])
})
