/** Where each record ended when that was held last: in the file store, away from the database that holds the record. */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { Hash, Instant, Version } from '#shared/fields.ts'
import type { Files } from './port.ts'

/** `told`: when people were told that the record does not go through it any more. */
const HeldEnd = z.object({ seq: Version, hash: Hash, told: Instant.optional() })
export type HeldEnd = z.infer<typeof HeldEnd>

/** Subjects hold ids that others chose: their hash makes a key that leads nowhere else. */
const keyOf = (subject: string) => `record-ends/${createHash('sha256').update(subject).digest('hex')}.json`

/** No record has it: for a file that says nothing any more, and where a record was broken before its end was held. */
export const NO_END: HeldEnd = { seq: 1, hash: '0'.repeat(64) }

/** Null where none was held yet. */
export async function readHeldEnd(files: Pick<Files, 'get'>, subject: string): Promise<HeldEnd | null> {
  const bytes = await files.get(keyOf(subject))
  if (!bytes) return null
  try {
    return HeldEnd.parse(JSON.parse(new TextDecoder().decode(bytes)))
  } catch {
    return NO_END
  }
}

/** In place of what was held; the only file that is written more than once. */
export const writeHeldEnd = (files: Pick<Files, 'mend'>, subject: string, end: HeldEnd): Promise<void> =>
  files.mend(keyOf(subject), new TextEncoder().encode(JSON.stringify(end)), 'application/json')
