/** Pages of any list: each row on one of them, no page larger than Lambda gives, no search without end, and no cursor that says nothing. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cursorAt, keyIn } from '#functions/store/cursor.ts'
import { pageOf, pageOfList } from '#functions/store/pages.ts'
import { merged } from '#functions/store/rows-after.ts'
import { Refusal } from '#shared/refusals.ts'

/** What Lambda answers with at most, with something spared for what stands beside the list. */
const MOST_BYTES = 5_000_000
const rowsOf = (sizes: readonly number[]) => sizes.map((size, n) => ({ id: `row-${n}`, text: 'x'.repeat(size), n }))
const keyOf = ({ id }: { id: string }) => id

test('each row is on one page, in order, and no page has more bytes than an answer may', async () => {
  await fc.assert(
    fc.asyncProperty(
      // A row of the store has 400 kB at most.
      fc.array(fc.oneof(fc.nat({ max: 50 }), fc.integer({ min: 300_000, max: 390_000 })), { maxLength: 30 }),
      fc.integer({ min: 1, max: 40 }),
      async (sizes, limit) => {
        const rows = rowsOf(sizes)
        const seen: string[] = []
        for (let after: string | null | undefined; after !== null; ) {
          const page = await pageOfList({ rows }, { list: 'people', after, limit, keyOf })
          expect(page.rows.length).toBeLessThanOrEqual(limit)
          expect(JSON.stringify(page.rows).length).toBeLessThan(MOST_BYTES)
          seen.push(...page.rows.map(keyOf))
          after = page.next
        }
        expect(seen).toEqual(rows.map(keyOf))
      },
    ),
    { numRuns: 40 },
  )
})

test('a search that finds nothing in many rows tells where to go on, and finds what lies far behind', async () => {
  const passed = Array.from({ length: 45_000 }, (_, n) => ({ key: `${n}`, row: n }))
  const found: number[] = []
  let pages = 0
  for (let from = 0; ; pages += 1) {
    const page = await pageOf(passed.slice(from), { list: 'recipients', limit: 10, fits: (n) => n === 44_444 })
    found.push(...page.rows)
    if (page.next === null) break
    from = Number(keyIn('recipients', page.next)) + 1
  }
  expect({ found, pages }).toEqual({ found: [44_444], pages: 2 })
})

test('what cannot be read is told once, with the first page', async () => {
  const unread = [new Refusal('newer-row')]
  const first = await pageOfList({ rows: rowsOf([1, 1, 1]), unread }, { list: 'people', limit: 2, keyOf })
  const next = await pageOfList(
    { rows: rowsOf([1, 1, 1]), unread },
    { list: 'people', limit: 2, keyOf, after: first.next ?? '' },
  )
  expect([first.unread.length, next.unread.length, next.rows.length]).toEqual([1, 0, 1])
})

test('a cursor leads back to its key in its own list, and nothing else is one', () => {
  fc.assert(
    fc.property(
      fc.string({ minLength: 1 }).filter((text) => text.isWellFormed()),
      fc.string(),
      (key, other) => {
        expect(keyIn('people', cursorAt('people', key))).toBe(key)
        const refused = expect.objectContaining({ code: 'unreadable-cursor' })
        for (const none of [cursorAt('devices', key), `${cursorAt('people', key)}=`, `!${other}`])
          expect(() => keyIn('people', none)).toThrow(refused)
      },
    ),
  )
  expect(keyIn('people', undefined)).toBeUndefined()
})

test('several lists, each from the greatest key on, come as one list in that order', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.uniqueArray(fc.string({ maxLength: 3 })), { maxLength: 4 }), async (lists) => {
      async function* from(keys: readonly string[]) {
        for (const key of keys.toSorted().toReversed()) yield { key, row: key }
      }
      const seen: string[] = []
      for await (const { row } of merged(lists.map(from))) seen.push(String(row))
      expect(seen).toEqual(lists.flat().toSorted().toReversed())
    }),
  )
})
