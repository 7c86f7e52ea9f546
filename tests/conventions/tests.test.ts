/** The tests keep to what they share: its place is tests/support, and a file's centre comes from there. */
import { expect, test } from 'vitest'
import { REFUSALS } from '#shared/refusals.ts'
import { pureTests } from './pure-tests.ts'
import { SOURCES } from './sources.ts'

const TESTS = SOURCES.filter(({ path }) => path.startsWith('tests/'))
const HERE = 'tests/conventions/tests.test.ts'
const folderOf = (path: string) => path.split('/')[1] ?? ''

test('what several folders of tests use lies in tests/support', () => {
  // tests/mutate/ is no test: it picks tests, by what is known here of them.
  const strays = TESTS.filter(({ path }) => folderOf(path) !== 'mutate').flatMap(({ path, imports }) =>
    imports
      .filter(({ target }) => target.startsWith('tests/'))
      .filter(({ target }) => ![folderOf(path), 'support'].includes(folderOf(target)))
      .map(({ target }) => `${path} → ${target}`),
  )
  expect(strays).toEqual([])
})

test('a file of tests has its centre by usingCentre, or another for each test by openedCentre', () => {
  const kept = /^let \w+: Centre\b/m
  expect('let centre: Centre\nlet editor: Caller').toMatch(kept)
  expect(
    TESTS.filter(({ code }) => kept.test(code) && !code.includes('openedCentre(')).map(({ path }) => path),
  ).toEqual([])
})

test('the pure tests hold those of the domain, and none that opens a database, a browser, a process or a port', () => {
  const pure = new Set(pureTests())
  const domain = TESTS.map(({ path }) => path).filter((path) =>
    /^tests\/(shared|conventions)\/[\w-]+\.test\.ts$/.test(path),
  )
  expect(domain.filter((path) => pure.has(path)).length).toBeGreaterThan(25)
  const opening = TESTS.filter(
    ({ path, imports }) =>
      path.endsWith('.test.ts') &&
      imports.some(({ target }) =>
        /usingCentre|using-centre|support\/(app|centre|mailer)|:child_process|puppeteer/.test(target),
      ),
  )
  expect(opening.length).toBeGreaterThan(50)
  expect(opening.filter(({ path }) => pure.has(path)).map(({ path }) => path)).toEqual([])
})

test('what tests are given is what it says: no stand-in for what comes later, and nothing that happens by being looked at', () => {
  const magic = /\bnew Proxy\(|^\s+(?:static )?get \w+\(\)|\bdefineProperty\(|\b__defineGetter__\b/m
  expect(['  get editor() {', 'return new Proxy({}, {})'].filter((code) => !magic.test(code))).toEqual([])
  expect(TESTS.filter(({ path, code }) => path !== HERE && magic.test(code)).map(({ path }) => path)).toEqual([])
})

test('what is refused is known by its status or code: that it was not done may also be a fault', () => {
  const vague = /status\)?\)?\.not\.to(Be|Equal)\(200\)|\.not\.toEqual\(\[200/
  expect('expect((await asked()).status).not.toBe(200)').toMatch(vague)
  expect(TESTS.filter(({ path, code }) => path !== HERE && vague.test(code)).map(({ path }) => path)).toEqual([])
})

test('each piece of a sentence that an act says is read by a test', () => {
  const acts = SOURCES.filter(({ path }) => path.startsWith('functions/acts/'))
  const pieces = acts.flatMap(({ code }) => code.match(/[\u4e00-\u9fff，。；：、“”（）《》！？·]{8,}/g) ?? [])
  const tests = TESTS.filter(({ path }) => folderOf(path) !== 'conventions').map(({ code }) => code)
  expect(pieces.length).toBeGreaterThan(60)
  expect(pieces.filter((piece) => !tests.some((code) => code.includes(piece)))).toEqual([])
})

test('each refusal is named by a test that meets it', () => {
  const tests = TESTS.filter(({ path }) => !['conventions', 'support'].includes(folderOf(path)))
  const isNamed = (code: string) => tests.some(({ code: text }) => text.includes(`'${code}'`))
  expect(Object.keys(REFUSALS).filter((code) => !isNamed(code))).toEqual([])
})
