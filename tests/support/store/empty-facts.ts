/** A rule of every record: a fact that is written down says something. */
import { AuditEntry } from '#shared/audit.ts'

/** Facts of these entries that say nothing, and that no change left empty. */
export const emptyFacts = (entries: readonly Pick<AuditEntry, 'what' | 'facts'>[]): string[] =>
  entries.flatMap(({ what, facts }) =>
    Object.keys(facts).flatMap((name) =>
      facts[name] !== '' || name.endsWith('Was') || `${name}Was` in facts ? [] : [`${what}: ${name}`],
    ),
  )

/** Of all that is on the records in these rows. What a test damaged is passed over. */
export const emptyFactsIn = (rows: readonly { sk?: unknown; json?: unknown }[]): string[] =>
  rows.flatMap(({ sk, json }) => (String(sk).startsWith('AUDIT#') ? emptyFacts(entriesIn(String(json))) : []))

function entriesIn(json: string): AuditEntry[] {
  try {
    const { data } = AuditEntry.safeParse(JSON.parse(json))
    return data ? [data] : []
  } catch {
    return []
  }
}
