/** A leader decides on what was before them: not on a text that was put in its place, nor on one that is still being read. */
import { expect, test } from 'vitest'
import { unreadOf } from '../../web/pages/issue/review/read-before.ts'

test.for([
  ['the text that was shown first', { seen: 'a', shown: 'a' }, null],
  ['before the first look is noted', { seen: null, shown: 'a' }, null],
  ['a text that is still being read', { seen: 'a', shown: null }, 'loading'],
  ['the text before, still in the reading view', { seen: 'a', shown: 'z' }, 'loading'],
  ['another text than the first', { seen: 'z', shown: 'a' }, 'exchanged'],
  ['another text, not read yet', { seen: 'z', shown: 'z' }, 'exchanged'],
  ['a text that cannot be read, with the printed page beside', { seen: 'a', shown: null, failed: true }, null],
  ['the text before, where the new one cannot be read', { seen: 'a', shown: 'z', failed: true }, 'loading'],
] as const)('%s', ([, reading, expected]) => {
  expect(unreadOf({ hash: 'a', failed: false, ...reading })).toBe(expected)
})
