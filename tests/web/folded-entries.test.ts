/** Savings of one person within minutes are one line of the record; every entry is behind a line, in its order. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { AuditEntry } from '#shared/audit.ts'
import type { ActName } from '#shared/audit-labels.ts'
import { foldedEntries } from '../../web/parts/folded-entries.ts'

const entry = (seq: number, what: ActName, who: string, minute: number, facts = {}): AuditEntry => ({
  seq,
  previous: null,
  hash: '',
  who: { id: who, name: who },
  at: new Date(Date.UTC(2026, 1, 1, 1, minute)).toISOString(),
  what,
  about: '2026年第2期',
  why: null,
  facts,
})

test.each<[string, AuditEntry[], number[][]]>([
  [
    'of one person, within minutes',
    [entry(1, 'content', 'a', 0), entry(2, 'content', 'a', 9), entry(3, 'content', 'a', 19)],
    [[1, 2, 3]],
  ],
  ['after a pause', [entry(1, 'content', 'a', 0), entry(2, 'content', 'a', 11)], [[1], [2]]],
  ['of two people', [entry(1, 'content', 'a', 0), entry(2, 'content', 'b', 1)], [[1], [2]]],
  [
    'with another act between',
    [entry(1, 'content', 'a', 0), entry(2, 'adopt', 'a', 1), entry(3, 'content', 'a', 2)],
    [[1], [2], [3]],
  ],
  [
    'one that set a submission free',
    [entry(1, 'content', 'a', 0), entry(2, 'content', 'a', 1, { released: 's' }), entry(3, 'content', 'a', 2)],
    [[1], [2], [3]],
  ],
  ['other acts', [entry(1, 'settings', 'a', 0), entry(2, 'settings', 'a', 1)], [[1], [2]]],
])('%s', (_, entries, folded) => {
  expect(foldedEntries(entries).map((acts) => acts.map(({ seq }) => seq))).toEqual(folded)
})

test('nothing is left out, and nothing changes its place', () => {
  const acts = fc.array(
    fc.tuple(fc.constantFrom<ActName>('content', 'adopt'), fc.constantFrom('a', 'b'), fc.integer({ min: 0, max: 30 })),
  )
  fc.assert(
    fc.property(acts, (all) => {
      const entries = all.map(([what, who, minute], n) => entry(n + 1, what, who, minute))
      expect(foldedEntries(entries).flat()).toEqual(entries)
    }),
  )
})
