/** Where each record ended when that was held last: in the file store, away from the database that holds the record. */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { Hash, Instant, Version } from '#shared/fields.ts'
import type { Files } from './port.ts'

const End = z.object({ seq: Version, hash: Hash })
export type End = z.infer<typeof End>

/** `told`: when people were told that the record is broken; of one whose end was never held nothing else is kept. */
const Kept = z.union([End.extend({ told: Instant.optional() }), z.strictObject({ told: Instant })])
export type Held = { end: End | null; told: boolean }

/** Subjects hold ids that others chose: their hash makes a key that leads nowhere else. */
const keyOf = (subject: string) => `record-ends/${createHash('sha256').update(subject).digest('hex')}.json`

/** A file that says nothing any more holds an end that no record has. */
const UNREADABLE: Held = { end: { seq: 1, hash: '0'.repeat(64) }, told: false }

/** `end` null where none was held yet. */
export async function readHeldEnd(files: Pick<Files, 'get'>, subject: string): Promise<Held> {
  const bytes = await files.get(keyOf(subject))
  if (!bytes) return { end: null, told: false }
  try {
    const kept = Kept.parse(JSON.parse(new TextDecoder().decode(bytes)))
    const end = 'seq' in kept ? { seq: kept.seq, hash: kept.hash } : null
    return { end, told: kept.told !== undefined }
  } catch {
    return UNREADABLE
  }
}

/** In place of what was kept; the only file that is written more than once. `told`: where the record is broken, and that was told. */
export const writeHeldEnd = (
  files: Pick<Files, 'mend'>,
  subject: string,
  end: End | null,
  told: Date | null = null,
): Promise<void> =>
  files.mend(
    keyOf(subject),
    new TextEncoder().encode(JSON.stringify({ ...end, ...(told && { told: told.toISOString() }) })),
    'application/json',
  )
