/**
 * Holds where a record ends in the file store too, so that a record that was cut off in the database, begun anew or given an
 * older head is noticed.
 */
import { AuditEntry } from '#shared/audit.ts'
import type { Files } from '../files/port.ts'
import { readHeldEnd, writeHeldEnd } from '../files/record-end.ts'
import { keys } from './keys.ts'
import { get } from './read.ts'
import { brokenSeal, Head } from './record-head.ts'
import type { Table } from './table.ts'

/**
 * What is held only ever moves forward, and only along the chain that it ended: `false` where the record no longer goes
 * through it, or its head is not sealed by this installation.
 */
export async function holdEnd({ table, files }: { table: Table; files: Files }, subject: string): Promise<boolean> {
  // The end before the head: what is read later may only be further on.
  const { end: held } = await readHeldEnd(files, subject)
  const head = await get(table, Head, keys.auditHead(subject))
  if (!head) return held === null
  if (brokenSeal(subject, head, table.secret) !== null) return false
  if (held && held.seq > head.seq) return false
  if (held && held.hash !== (await get(table, AuditEntry, keys.audit(subject, held.seq)))?.hash) return false
  if (held?.seq !== head.seq) await writeHeldEnd(files, subject, { seq: head.seq, hash: head.hash })
  return true
}
