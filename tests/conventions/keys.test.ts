/** One place spells the keys of the table: what is spelled twice is looked for under one and written under the other. */
import { expect, test } from 'vitest'
import { SOURCES } from './sources.ts'

const others = SOURCES.filter(({ path }) => !path.startsWith('tests/') && path !== 'functions/store/keys.ts')

test.each([
  ['a prefix', "list(table, Revision, pk, 'REVISION#')", /['"`}][A-Z-]+#/],
  ['the end of a key in the index', '`PUBLICATION#id#ISSUES`', /#[A-Z-]+['"`#]/],
  ['a key', "{ pk, sk: 'DISTRIBUTION' }", /\b(gsi1)?[ps]k: ['"`]/],
  ['what the index is asked for', "listIndex(table, Person, 'PEOPLE')", /\w+Index\([^()]*['"`][A-Z]/],
])('no other file spells %s', (_, example, spelling) => {
  expect(example).toMatch(spelling)
  expect(others.flatMap(({ path, code }) => spelling.exec(code)?.[0].concat(` in ${path}`) ?? [])).toEqual([])
})
