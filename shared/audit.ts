/**
 * The record (审计记录): every act with who, when, what and why, each entry chained to the one before by its hash.
 *
 * Altering or removing an entry breaks every hash after it; `firstBreak` finds where.
 */
import { z } from 'zod'
import { ACTS } from './audit-labels.ts'
import { Hash, Instant } from './fields.ts'
import { hashOf } from './hash.ts'
import { keysOf } from './keys-of.ts'
import { loosely } from './loosely.ts'
import { severalIn } from './several.ts'

/** An act to be recorded. `who` is a person, or `SYSTEM`. `what` is an act's name. */
export const Act = z.strictObject({
  who: z.strictObject({ id: z.string(), name: z.string() }),
  at: Instant,
  what: z.enum(keysOf(ACTS)),
  /** What it is about, in words, for the reader of the record. */
  about: z.string(),
  why: z.string().nullable(),
  /** Facts that bind it: hashes, versions, ids. */
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
})
export type Act = z.infer<typeof Act>

/** An act in its place in the chain of one subject (an issue, a publication, the people, the suppression list). `seq` counts from 1. */
const Chained = Act.extend({ seq: z.number().int().positive(), previous: Hash.nullable(), hash: Hash })

/**
 * An entry as it is read: with all members that it has, since its hash is of them, and whatever its act is, since a later
 * release may know more of them.
 */
export const AuditEntry = loosely(Chained.extend({ what: z.string() }), 'kept')
export type AuditEntry = z.infer<typeof AuditEntry>

/** An act of this release, or of another as it was read. */
type Unchained = Omit<AuditEntry, 'seq' | 'previous' | 'hash'>

/** The entry that follows `head` (null at the beginning of a chain). */
export async function chained(act: Unchained, head: { seq: number; hash: string } | null): Promise<AuditEntry> {
  const linked = { ...act, seq: (head?.seq ?? 0) + 1, previous: head?.hash ?? null }
  return { ...linked, hash: await hashOf(linked) }
}

/**
 * The `seq` at which the chain does not hold, or null when it holds whole. `entries` in ascending order from 1, read
 * after `head`, which is the end of the chain as the store keeps it: without it, entries cut off at the end go unseen.
 */
export async function firstBreak(
  entries: readonly AuditEntry[],
  head: { seq: number; hash: string } | null = null,
): Promise<number | null> {
  let previous: AuditEntry | null = null
  for (const entry of entries) {
    const { hash, ...linked } = entry
    const follows = entry.seq === (previous?.seq ?? 0) + 1 && entry.previous === (previous?.hash ?? null)
    if (!follows || hash !== (await hashOf(linked))) return entry.seq
    previous = entry
  }
  return head && entries[head.seq - 1]?.hash !== head.hash ? head.seq : null
}

/** Of which submissions an entry tells; earlier records may name none. */
export const submissionsIn = ({ submission, released }: AuditEntry['facts']): string[] =>
  [submission, released].flatMap((ids) => (ids === undefined ? [] : severalIn(ids)))
