/** The record: each entry that is altered, taken out, put in or moved is found. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Act, type AuditEntry, chained, firstBreak } from '#shared/audit.ts'
import { ACTS } from '#shared/audit-labels.ts'
import { hashOf } from '#shared/hash.ts'

const act = fc.record<Act>({
  who: fc.record({ id: fc.stringMatching(/^[a-z]{1,5}$/), name: fc.string() }),
  at: fc.constantFrom('2026-02-01T01:00:00.000Z', '2026-02-02T01:00:00.000Z'),
  // Object.keys loses the key type; the table is closed
  what: fc.constantFrom(...(Object.keys(ACTS) as Act['what'][])),
  about: fc.string(),
  why: fc.option(fc.string()),
  facts: fc.dictionary(fc.stringMatching(/^[a-z]{1,5}$/), fc.oneof(fc.string(), fc.integer())),
})
const acts = fc.array(act, { minLength: 1, maxLength: 6 })

async function chainOf(all: readonly Act[]): Promise<AuditEntry[]> {
  const chain: AuditEntry[] = []
  for (const one of all) chain.push(await chained(one, chain.at(-1) ?? null))
  return chain
}

test('a chain that nobody touched holds', async () => {
  await fc.assert(
    fc.asyncProperty(acts, async (all) => {
      const chain = await chainOf(all)
      expect(await firstBreak(chain, chain.at(-1))).toBeNull()
      expect(chain.map(({ seq }) => seq)).toEqual(all.map((_, n) => n + 1))
    }),
    { numRuns: 50 },
  )
})

describe('an alteration is found', () => {
  const altered: Record<keyof AuditEntry, (entry: AuditEntry) => AuditEntry> = {
    who: (entry) => ({ ...entry, who: { ...entry.who, name: `${entry.who.name}x` } }),
    at: (entry) => ({ ...entry, at: '2026-02-03T01:00:00.000Z' }),
    what: (entry) => ({ ...entry, what: entry.what === 'open' ? 'approve' : 'open' }),
    about: (entry) => ({ ...entry, about: `${entry.about}x` }),
    why: (entry) => ({ ...entry, why: entry.why === null ? '' : null }),
    facts: (entry) => ({ ...entry, facts: { ...entry.facts, extra: 1 } }),
    seq: (entry) => ({ ...entry, seq: entry.seq + 1 }),
    previous: (entry) => ({ ...entry, previous: entry.previous === null ? 'a'.repeat(64) : null }),
    hash: (entry) => ({ ...entry, hash: entry.hash.replace(/^./, (first) => (first === 'a' ? 'b' : 'a')) }),
  }
  // Object.entries loses the key type; the table has every field of an entry.
  test.each(Object.entries(altered))('of %s, in any entry', async (_, alter) => {
    await fc.assert(
      fc.asyncProperty(acts, fc.nat(), async (all, n) => {
        const chain = await chainOf(all)
        const at = n % chain.length
        const forged = chain.map((entry, index) => (index === at ? alter(entry) : entry))
        const broken = await firstBreak(forged, chain.at(-1))
        expect(broken).not.toBeNull()
        expect(broken).toBeGreaterThanOrEqual(at + 1)
        expect(broken).toBeLessThanOrEqual(at + 2)
      }),
      { numRuns: 30 },
    )
  })

  test('with its own hash made anew, by the entry after it or the end', async () => {
    await fc.assert(
      fc.asyncProperty(acts, fc.nat(), async (all, n) => {
        const chain = await chainOf(all)
        const at = n % chain.length
        const forged = await Promise.all(
          chain.map(async ({ hash, ...entry }, index) => {
            if (index !== at) return { ...entry, hash }
            const linked = { ...entry, about: `${entry.about}x` }
            return { ...linked, hash: await hashOf(linked) }
          }),
        )
        expect(await firstBreak(forged, chain.at(-1))).not.toBeNull()
      }),
      { numRuns: 30 },
    )
  })

  test('when an entry is taken out, put twice or moved', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 2, maxLength: 6 }), fc.nat(), async (all, n) => {
        const chain = await chainOf(all)
        const head = chain.at(-1)
        const at = n % chain.length
        expect(await firstBreak(chain.toSpliced(at, 1), head), 'taken out').not.toBeNull()
        expect(await firstBreak(chain.toSpliced(at, 0, ...chain.slice(at, at + 1)), head), 'twice').not.toBeNull()
        expect(await firstBreak(chain.toReversed(), head), 'moved').not.toBeNull()
        expect(await firstBreak([], head), 'all taken out').not.toBeNull()
      }),
      { numRuns: 30 },
    )
  })
})
