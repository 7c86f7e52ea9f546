/** A record as it is read: one person's savings of an issue's content within minutes of one another are one line. */
import type { AuditEntry } from '#shared/audit.ts'
import { type Run, runsOf } from '#shared/saved-runs.ts'

/** One act, or several that are told as one, oldest first. */
export type Folded = Run<AuditEntry>

/** In the order of the record. A saving that set submissions free stands alone: it did more than save. */
export const foldedEntries = (entries: readonly AuditEntry[]): Folded[] =>
  runsOf(entries, (entry) => (isSaving(entry) ? { by: entry.who.id, at: entry.at } : null))

const isSaving = ({ what, why, facts }: AuditEntry): boolean =>
  what === 'content' && why === null && facts.released === undefined
