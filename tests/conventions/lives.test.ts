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

test('no state is written by hand', () => {
  const byHand = SOURCES.filter(({ path }) => path.startsWith('functions/'))
    .filter(({ path }) => !NO_LIFE.some((place) => path.startsWith(place)))
    .flatMap(({ path, code }) => [...code.matchAll(/\bstate: '[\w-]+'(?! \|)/g)].map(([found]) => `${path}: ${found}`))
  expect(byHand).toEqual([])
})
