/**
 * The head of a record: the number and hash of its last entry, which the next one follows, sealed under the
 * installation's secret: one who can write to the database but not read the secret can end no record elsewhere.
 */
import { z } from 'zod'
import type { AuditEntry } from '#shared/audit.ts'
import { isMacOf, macOf } from '../mac.ts'

/** An entry in short. */
export const Short = z.object({ what: z.string(), who: z.object({ id: z.string(), name: z.string() }), at: z.string() })

export const Head = z.object({
  seq: z.number(),
  hash: z.string(),
  version: z.number(),
  /** Up to this entry the record was written before heads were sealed. */
  unsealedTo: z.number().optional(),
  /** The seal did not hold when the entry after this one was written: it stays told, whatever is added. */
  brokenAt: z.number().optional(),
  mac: z.string().optional(),
  /** The last entry in short, for pages that ask what happened; not sealed, since the entry itself is. Left out of older heads. */
  last: Short.optional(),
  /** The last one by anybody but who made `last`: what they did themselves hides nothing from them. */
  other: Short.optional(),
})
export type Head = z.infer<typeof Head>

/** All that a head says, and whose it is. */
const saidBy = (subject: string, { seq, hash, unsealedTo = 0, brokenAt = 0 }: Head): string =>
  `record ${subject} ${seq} ${hash} ${unsealedTo} ${brokenAt}`

/** The first entry that the seal does not vouch for, or null; one of before there were seals is told by `unsealedTo`. */
export const brokenSeal = (subject: string, head: Head, secret: string): number | null =>
  head.brokenAt ?? (head.mac === undefined || isMacOf(saidBy(subject, head), head.mac, secret) ? null : head.seq)

/** Up to which entry nothing is sealed; 0 where all is. */
export const unsealedTo = (head: Head): number => head.unsealedTo ?? (head.mac === undefined ? head.seq : 0)

/** The head after `entry` was put to what `before` ends. */
export function headAfter(
  subject: string,
  before: Head | null,
  { seq, hash, what, who, at }: Pick<AuditEntry, 'seq' | 'hash' | 'what' | 'who' | 'at'>,
  secret: string,
): Head {
  const open = before ? unsealedTo(before) : 0
  const broken = before && brokenSeal(subject, before, secret)
  const other = before?.last && before.last.who.id !== who.id ? before.last : before?.other
  const said: Head = {
    ...{ seq, hash, version: seq },
    ...(open > 0 ? { unsealedTo: open } : {}),
    ...(broken === null ? {} : { brokenAt: broken }),
    last: { what, who: { id: who.id, name: who.name }, at },
    ...(other && { other }),
  }
  return { ...said, mac: macOf(saidBy(subject, said), secret) }
}
