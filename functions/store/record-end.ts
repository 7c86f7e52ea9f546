/**
 * Where each record ends, held in the file store too: whoever cuts a record off in the database, puts an older head in
 * its head's place or begins it anew, is noticed.
 */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { AuditEntry } from '#shared/audit.ts'
import { Hash, Version } from '#shared/fields.ts'
import type { Files } from '../files/port.ts'
import { brokenSeal, Head } from './head.ts'
import { keys } from './keys.ts'
import { get } from './read.ts'
import type { Table } from './table.ts'

const HeldEnd = z.object({ seq: Version, hash: Hash })
export type HeldEnd = z.infer<typeof HeldEnd>

/** Subjects hold ids that others chose: their hash makes a key that leads nowhere else. */
const keyOf = (subject: string) => `record-ends/${createHash('sha256').update(subject).digest('hex')}.json`

/** An end that can be read no more holds nothing, and is told as the end before the first entry. */
const UNREADABLE: HeldEnd = { seq: 1, hash: '' }

export async function readHeldEnd(files: Pick<Files, 'get'>, subject: string): Promise<HeldEnd | null> {
  const bytes = await files.get(keyOf(subject))
  if (!bytes) return null
  try {
    return HeldEnd.parse(JSON.parse(new TextDecoder().decode(bytes)))
  } catch {
    return UNREADABLE
  }
}

/**
 * Holds the record's end as it is now. It only ever moves forward, and only along the chain that it ended: `false` where
 * the record no longer goes through it.
 */
export async function holdEnd(deps: { table: Table; files: Files }, subject: string): Promise<boolean> {
  const [held, head] = await Promise.all([
    readHeldEnd(deps.files, subject),
    get(deps.table, Head, keys.auditHead(subject)),
  ])
  if (!head) return held === null
  if (brokenSeal(subject, head, deps.table.secret) !== null) return false
  if (held && held.seq > head.seq) return false
  if (held && held.hash !== (await get(deps.table, AuditEntry, keys.audit(subject, held.seq)))?.hash) return false
  if (held?.seq === head.seq) return true
  const end = JSON.stringify({ seq: head.seq, hash: head.hash } satisfies HeldEnd)
  await deps.files.mend(keyOf(subject), new TextEncoder().encode(end), 'application/json')
  return true
}
