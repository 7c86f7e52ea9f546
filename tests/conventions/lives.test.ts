/** docs/lives.md is printed from the five tables of moves, and no state is written by hand beside them. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { SOURCES } from './sources.ts'
import { heardTable, LIVES } from './workflow-diagram.ts'

const PAGE = join(import.meta.dirname, '../../docs/lives.md')

test.each(LIVES)('the life of %s is the one of its table', (name, diagram) => {
  const page = readFileSync(PAGE, 'utf8')
  const section = page.split('\n## ').find((one) => one.startsWith(`${name}\n`)) ?? ''
  const drawn = /```mermaid\n([\s\S]*?)\n```/.exec(section)?.[1]
  if (drawn !== diagram && process.env.WRITE_LIVES && drawn !== undefined)
    writeFileSync(
      PAGE,
      page.replace(drawn, () => diagram),
    )
  else expect(drawn).toBe(diagram)
})

test('what is heard of a delivery is the table', () => {
  expect(readFileSync(PAGE, 'utf8')).toContain(heardTable())
})

/** States of things that live by no table of moves. */
const NO_LIFE = ['functions/print/']

/** A state as a literal, as one of two by a condition, or assigned; a type says several. */
const BY_HAND = /\bstate: (?:[^,;{}'|]*(?:'[\w-]+'[^,;{}'|?]*)?\?[^,;{}'|]*)?'[\w-]+'(?! *\|)|\.state = (?!=)[^;\n]+/g

test.each(["state: 'sent'", "state: ok ? 'sent' : 'failed'", "state: a === 'b' ? 'c' : d", "row.state = 'sent'"])(
  'a state that is written as %s is noticed',
  (code) => expect(`{ ${code} }`.match(BY_HAND)).toHaveLength(1),
)

test.each(["state: 'sent' | 'failed'", "one.state === 'sent'", 'state: move.to', 'state: AFTER_EVENT[state][event]'])(
  '%s is no state that is written',
  (code) => expect(`{ ${code} }`.match(BY_HAND)).toBeNull(),
)

test('no state is written by hand', () => {
  const byHand = SOURCES.filter(({ path }) => path.startsWith('functions/'))
    .filter(({ path }) => !NO_LIFE.some((place) => path.startsWith(place)))
    .flatMap(({ path, code }) => [...code.matchAll(BY_HAND)].map(([found]) => `${path}: ${found}`))
  expect(byHand).toEqual([])
})
