/** docs/asvs.md names each requirement of ASVS 5.0.0, levels 1 and 2, once, and only files that are there. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const ROOT = join(import.meta.dirname, '../..')
const page = readFileSync(join(ROOT, 'docs/asvs.md'), 'utf8')
const numbers = readFileSync(join(import.meta.dirname, 'asvs-numbers.txt'), 'utf8')
  .trim()
  .split('\n')
const rows = [...page.matchAll(/^\| (V[\d.]+) \|.*$/gm)].map(([row, number = '']) => ({ row, number }))
const sectionOf = (number: string) => number.split('.').slice(0, 2).join('.')

test('each requirement has one row, its own or its section’s', () => {
  const named = rows.map(({ number }) => number)
  expect(named.filter((number, at) => named.indexOf(number) !== at)).toEqual([])
  const wrong = numbers.filter((number) => named.includes(number) === named.includes(sectionOf(number)))
  expect(wrong).toEqual([])
  const known = new Set([...numbers, ...numbers.map(sectionOf)])
  expect(named.filter((number) => !known.has(number))).toEqual([])
})

const STATES = ['met', 'met, not tested: ', 'open: ', 'does not apply: ']

test('each is judged, and the sums and the list at the top are true', () => {
  const sums = [0, 0, 0, 0]
  for (const { row, number } of rows) {
    const state = row.split(' | ')[2] ?? ''
    const at = STATES.findIndex((one) => (one.endsWith(' ') ? state.startsWith(one) && state !== one : state === one))
    expect(STATES[at], row).toBeDefined()
    sums[at] =
      (sums[at] ?? 0) + (numbers.includes(number) ? 1 : numbers.filter((one) => sectionOf(one) === number).length)
  }
  const [met, untested, open, none] = sums
  expect(page).toContain(
    `Of ${numbers.length} requirements ${met} are met with a test, ${untested} are met without one, ${open} are open, ${none} do not apply.`,
  )
  const listed = [...page.matchAll(/^- (V[\d.]+):/gm)].map(([, number]) => number)
  expect(listed).toEqual(rows.filter(({ row }) => row.includes(' | open: ')).map(({ number }) => number))
})

test('what is met names its test, and each file that is named is there', () => {
  const met = rows.filter(({ row }) => row.includes('| met |'))
  expect(met.length).toBeGreaterThan(0)
  for (const { row } of met) expect(row).toMatch(/\]\(\.\.\/tests\/[\w/-]+\.test\.ts\) \|$/)
  const paths = [...page.matchAll(/\]\(\.\.\/([^)]+)\)/g)].map(([, path = '']) => path)
  expect(paths.filter((path) => !existsSync(join(ROOT, path)))).toEqual([])
})
