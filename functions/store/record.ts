/** The record of a subject: its entries, whether their chain holds to the end that is kept of it, and the newest. */
import { AuditEntry, firstBreak } from '#shared/audit.ts'
import type { Refusal } from '#shared/refusals.ts'
import type { Files } from '../files/port.ts'
import { readHeldEnd } from '../files/record-end.ts'
import { keys, prefixes } from './keys.ts'
import { get, listReadable } from './read.ts'
import { brokenSeal, Head, unsealedTo } from './record-head.ts'
import type { Table } from './table.ts'

type Loaded = {
  /** In order. */
  entries: AuditEntry[]
  unread: Refusal[]
  /** The first entry that the chain, its sealed head or the end that is held elsewhere does not vouch for; null where all hold. */
  brokenAt: number | null
  /** So many entries were written before heads were sealed. */
  unsealed: number
  head: Head | null
}

export async function loadRecord(
  { table, files }: { table: Table; files: Pick<Files, 'get'> },
  subject: string,
): Promise<Loaded> {
  // The end before the head, the head before the entries: what is read later may only have more.
  const { end: held } = await readHeldEnd(files, subject)
  const head = await get(table, Head, keys.auditHead(subject))
  // One that cannot be read is missed by the next one, or by the head: the chain is broken there.
  const { rows: entries, unread } = await listReadable(table, AuditEntry, subject, prefixes.audit)
  const breaks = [
    await firstBreak(entries, head),
    head === null && entries.length > 0 ? entries.length + 1 : null,
    head && brokenSeal(subject, head, table.secret),
    held && entries[held.seq - 1]?.hash !== held.hash ? Math.min(held.seq, entries.length + 1) : null,
  ].filter((at) => at !== null)
  return {
    entries,
    unread,
    brokenAt: breaks.length > 0 ? Math.min(...breaks) : null,
    unsealed: head ? unsealedTo(head) : 0,
    head,
  }
}

/** The newest entries that can be read, the newest first. */
export const latestEntries = async (table: Table, subject: string, limit: number): Promise<AuditEntry[]> =>
  (await listReadable(table, AuditEntry, subject, prefixes.audit, { limit, newestFirst: true })).rows
