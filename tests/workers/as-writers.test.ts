/** A head of a department is written to as its contributors are just where it has nobody besides. */
import { expect, test } from 'vitest'
import { asWriters } from '#functions/acts/notices/people-of-departments.ts'

const people = (...of: [departmentId: string, head: boolean][]) =>
  of.map(([departmentId, head], n) => ({ name: `${n}`, departmentId, head }))

test.each<[what: string, of: [string, boolean][], written: string[]]>([
  [
    'a head beside a contributor',
    [
      ['kjt', true],
      ['kjt', false],
    ],
    ['1'],
  ],
  ['a head alone', [['kjt', true]], ['0']],
  [
    'two heads alone',
    [
      ['kjt', true],
      ['kjt', true],
    ],
    ['0', '1'],
  ],
  [
    'a head alone beside another department',
    [
      ['kjt', true],
      ['gat', false],
    ],
    ['0', '1'],
  ],
  [
    'each in their own',
    [
      ['kjt', true],
      ['gat', true],
      ['gat', false],
    ],
    ['0', '2'],
  ],
  ['nobody', [], []],
])('%s', (_, of, written) => {
  expect(asWriters(people(...of)).map(({ name }) => name)).toEqual(written)
})
