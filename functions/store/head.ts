/**
 * The head of a record: the number and hash of its last entry, which the next one follows, sealed under the
 * installation's secret: whoever can write to the database but not read the secret can end no record elsewhere.
 */
import { createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import type { AuditEntry } from '#shared/audit.ts'

export const Head = z.object({
  seq: z.number(),
  hash: z.string(),
  version: z.number(),
  /** Up to this entry the record was written before heads were sealed. */
  unsealedTo: z.number().optional(),
  /** The seal did not hold when the entry after this one was written: it stays told, whatever is added. */
  brokenAt: z.number().optional(),
  mac: z.string().optional(),
})
export type Head = z.infer<typeof Head>

/** HMAC-SHA-256 (RFC 2104) over all that a head says and whose it is, in lower-case hex. */
const macOf = (subject: string, { seq, hash, unsealedTo = 0, brokenAt = 0 }: Head, secret: string): string =>
  createHmac('sha256', secret).update(`record ${subject} ${seq} ${hash} ${unsealedTo} ${brokenAt}`).digest('hex')

/** Whether the head is the one that was written last by someone with the secret, as far as it can tell itself. */
function isSealed(subject: string, head: Head, secret: string): boolean {
  const [said, mac] = [Buffer.from(head.mac ?? ''), Buffer.from(macOf(subject, head, secret))]
  return said.length === mac.length && timingSafeEqual(said, mac)
}

/** The first entry that the seal does not vouch for, or null; one of before there were seals is told by `unsealedTo`. */
export const brokenSeal = (subject: string, head: Head, secret: string): number | null =>
  head.brokenAt ?? (head.mac === undefined || isSealed(subject, head, secret) ? null : head.seq)

/** Up to which entry nothing is sealed; 0 where all is. */
export const unsealedTo = (head: Head): number => head.unsealedTo ?? (head.mac === undefined ? head.seq : 0)

/** The head after `entry` was put to what `before` ends. */
export function headAfter(
  subject: string,
  before: Head | null,
  { seq, hash }: Pick<AuditEntry, 'seq' | 'hash'>,
  secret: string,
): Head {
  const open = before ? unsealedTo(before) : 0
  const broken = before && brokenSeal(subject, before, secret)
  const said: Head = {
    ...{ seq, hash, version: seq },
    ...(open > 0 ? { unsealedTo: open } : {}),
    ...(broken === null ? {} : { brokenAt: broken }),
  }
  return { ...said, mac: macOf(subject, said, secret) }
}
