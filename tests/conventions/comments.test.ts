/** Comments tell the truth where a machine can see it: the files and decisions that they name are there. */
import { expect, test } from 'vitest'
import { astray } from './named-paths.ts'
import { filesOf, textOf } from './sources.ts'

/** A `/*` within a pattern of files begins no comment, nor does `//` within an address. */
const COMMENT = /(?<![\w'"`*}/])\/\*[\s\S]*?\*\/|(?<![:'"`\\])\/\/.*$/gm
const OF_PYTHON = /"""[\s\S]*?"""|#.*$/gm

/** Comment lines that stand together are one comment. */
const OF_LINES = /(?:^[ \t]*\/\/.*\n){2,}/gm

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

/** Comments of more than two lines beside their `@throws`: each states a format or a rule that is no shorter. None may be added. */
const LONGER: Readonly<Record<string, number>> = {
  'functions/mail/answers/smtp-reply.ts': 1,
  'functions/mail/rate-limit.ts': 1,
  'functions/print/fast/packed-glyphs.ts': 1,
  'shared/checks/acknowledgement.ts': 1,
  'tests/support/aws/account/execution.ts': 1,
}

const withoutMarks = (comment: string): string[] =>
  comment
    .split('\n')
    .map((line) =>
      line
        .replace(/^\s*(?:\/\*+|\*+\/|\*|\/\/)/, '')
        .replace(/\*\/$/, '')
        .trim(),
    )
    .filter(Boolean)

const SCRIPTS = filesOf('{shared,functions,web,infra,tests}/**/*.{ts,tsx,css,js}')
const together = (path: string) =>
  [...commentsOf(path, textOf(path)), ...(textOf(path).match(OF_LINES) ?? [])].map(withoutMarks)

test('a comment has two lines, unless it is one of few that a rule needs', () => {
  const proseOf = (lines: string[]) => lines.slice(0, lines.findIndex((line) => line.startsWith('@throws')) >>> 0)
  const longer = SCRIPTS.map((path) => [path, together(path).filter((lines) => proseOf(lines).length > 2).length])
  expect(Object.fromEntries(longer.filter(([, count]) => count !== 0))).toEqual(LONGER)
})

test('no sentence of a comment begins with “whoever” or “whatever”', () => {
  const begins = /(?:^|[.;:] )(?:whoever|whomever|whatever)\b/i
  const found = SCRIPTS.flatMap((path) =>
    together(path).flatMap((lines) => (begins.test(lines.join(' ')) ? [`${path}: ${lines.join(' ')}`] : [])),
  )
  expect(found).toEqual([])
})
