/** The record of a subject: its entries, whether their chain holds to the end that the store keeps, and the newest. */
import { AuditEntry, firstBreak } from '#shared/audit.ts'
import { Head } from './head.ts'
import { keys, prefixes } from './keys.ts'
import { get, list } from './read.ts'
import type { Table } from './table.ts'

/** Entries in order, the `seq` where the chain breaks or null, and the chain's end as the store keeps it. */
export async function loadRecord(
  table: Table,
  subject: string,
): Promise<{ entries: AuditEntry[]; brokenAt: number | null; head: Head | null }> {
  const head = await get(table, Head, keys.auditHead(subject))
  const entries = await list(table, AuditEntry, subject, prefixes.audit)
  return { entries, brokenAt: await firstBreak(entries, head), head }
}

/** The newest entries, the newest first. */
export const latestEntries = (table: Table, subject: string, limit: number): Promise<AuditEntry[]> =>
  list(table, AuditEntry, subject, prefixes.audit, { limit, newestFirst: true })
