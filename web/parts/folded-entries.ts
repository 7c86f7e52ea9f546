/** A record as it is read: one person's savings of an issue's content within minutes of one another are one line. */
import type { AuditEntry } from '#shared/audit.ts'

/** Between one saving and the next. */
const PAUSE_MS = 10 * 60_000

/** One act, or several that are told as one, oldest first. */
export type Folded = readonly [AuditEntry, ...AuditEntry[]]

/** In the order of the record. A saving that set submissions free stands alone: it did more than save. */
export function foldedEntries(entries: readonly AuditEntry[]): Folded[] {
  const folded: Folded[] = []
  for (const entry of entries) {
    const last = folded.at(-1)
    if (last && goesWith(last, entry)) folded[folded.length - 1] = [...last, entry]
    else folded.push([entry])
  }
  return folded
}

function goesWith(folded: Folded, entry: AuditEntry): boolean {
  const before = folded.at(-1)
  return (
    before !== undefined &&
    isSaving(before) &&
    isSaving(entry) &&
    before.who.id === entry.who.id &&
    Date.parse(entry.at) - Date.parse(before.at) <= PAUSE_MS
  )
}

const isSaving = ({ what, why, facts }: AuditEntry): boolean =>
  what === 'content' && why === null && facts.released === undefined
