/** Sending begins with the act that the list is in the ledger (`queued`): the permit is asked for that instant, here and in the proof. */
import { AuditEntry } from '#shared/audit.ts'
import type { Distribution } from '#shared/distribution/delivery.ts'
import { prefixes, subjects } from '../../store/keys.ts'
import { listReadable } from '../../store/read.ts'
import type { Table } from '../../store/table.ts'

/** Whether its permit is over and it has not begun. What has begun goes on, however late. */
export async function isLateForPermit(
  table: Table,
  { issueId, permitUntil }: Pick<Distribution, 'issueId' | 'permitUntil'>,
  now: Date,
): Promise<boolean> {
  if (permitUntil === undefined || now <= new Date(permitUntil)) return false
  const { rows } = await listReadable(table, AuditEntry, subjects.issue(issueId), prefixes.audit)
  return !rows.some(({ what }) => what === 'queued')
}
