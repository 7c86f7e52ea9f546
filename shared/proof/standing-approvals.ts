/** The approvals that stood at the sign-off, as the record tells: those of the last review that nobody took back. */
import type { AuditEntry } from '../audit.ts'

export function standingApprovals(entries: readonly AuditEntry[]): AuditEntry[] {
  let standing: AuditEntry[] = []
  for (const entry of entries) {
    const { what } = entry
    if (what === 'send-to-review' || what === 'withdraw' || what === 'return') standing = []
    if (what === 'approve') standing = [...standing, entry]
    // Only the latest approval is taken back (issue-workflow.ts).
    if (what === 'withdraw-approval') standing = standing.slice(0, -1)
  }
  return standing
}
