/** A digest's entries: each once, in whatever order they come; what was taken back unheard is not told. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type DigestEntry, netOf, withEntry } from '#shared/digest.ts'

const NOW = '2026-02-01T01:00:00.000Z'

const moves = (...all: DigestEntry['move'][]): DigestEntry[] =>
  all.map((move, n) => ({ issueId: 'i', submissionId: 's', version: n + 1, move, by: '吴晓岚', at: NOW }))

const IN = 'hand-in'
const BACK = 'take-back'

describe('of a submission', () => {
  test.each([
    ['handed in', moves(IN), IN],
    ['handed in and taken back', moves(IN, BACK), null],
    ['handed in again', moves(IN, BACK, IN), IN],
    ['taken back, which was told before', moves(BACK), BACK],
    ['taken back and handed in again', moves(BACK, IN), IN],
    ['taken back twice', moves(BACK, IN, BACK), BACK],
  ])('%s', (_, entries, net) => {
    const kept = entries.reduce<DigestEntry[]>(withEntry, [])
    expect(kept.length).toBeLessThanOrEqual(2)
    expect(netOf(kept).map(({ move }) => move)).toEqual(net === null ? [] : [net])
  })
})

test('the answers of departments to one text, and to the call, are things of their own', () => {
  const entry = (move: DigestEntry['move'], version: number, departmentId?: string, submissionId?: string) => ({
    ...{ issueId: 'i', move, version, by: '吴晓岚', at: NOW },
    ...(departmentId && { departmentId }),
    ...(submissionId && { submissionId }),
  })
  const entries = [
    entry('hand-in', 1, undefined, 's'),
    entry('confirm-joint', 2, 'gat', 's'),
    entry('object-joint', 3, 'gat', 's'),
    entry('confirm-joint', 4, 'lcj', 's'),
    entry('zero-report', 1, 'gat'),
    entry('zero-report', 1, 'lcj'),
    entry('take-back-zero-report', 2, 'lcj'),
  ]
  const told = netOf(entries.reduce<DigestEntry[]>(withEntry, []))
  expect(told.map(({ move, departmentId }) => [move, departmentId])).toEqual([
    ['hand-in', undefined],
    ['object-joint', 'gat'],
    ['confirm-joint', 'lcj'],
    ['zero-report', 'gat'],
  ])
})

test('the same entries tell the same, twice and in any order', () => {
  const entry = fc.record({
    issueId: fc.constantFrom('i', 'j'),
    submissionId: fc.constantFrom('a', 'b', 'c'),
    move: fc.constantFrom(IN, BACK),
    by: fc.constant('刘洋'),
    version: fc.integer({ min: 1, max: 9 }),
    at: fc.constant(NOW),
  })
  const set = fc.uniqueArray(entry, {
    selector: ({ issueId, submissionId, version }) => `${issueId} ${submissionId} ${version}`,
  })
  const ordered = set.chain((entries) =>
    fc.tuple(fc.constant(entries), fc.shuffledSubarray([...entries, ...entries], { minLength: entries.length * 2 })),
  )
  const told = (entries: readonly DigestEntry[]) =>
    netOf(entries.reduce<DigestEntry[]>(withEntry, [])).toSorted((a, b) =>
      JSON.stringify(a) < JSON.stringify(b) ? -1 : 1,
    )
  fc.assert(
    fc.property(ordered, ([entries, shuffled]) => {
      expect(told(shuffled)).toEqual(told(entries))
    }),
  )
})
