/** The record beside the rows: which entries came with a change, whom they tell, and whether the versions they name are true. */
import { z } from 'zod'
import { tellsOfDistribution, tellsOfIssue, tellsOfSubmission } from '#functions/acts/overtaken.ts'
import type { AuditEntry } from '#shared/audit.ts'

type Rows = Readonly<Record<string, unknown>>

/** The entries on the record `after` that were not there before. */
export const entriesSince = (before: Rows, after: Rows): AuditEntry[] =>
  Object.entries(after).flatMap(
    ([key, row]) => (key in before || !/ AUDIT#/.test(key) ? [] : [JSON.parse((row as { json: string }).json)]), // rows of the record hold JSON
  )

const Stored = z.object({ json: z.string() })
const Versioned = z.object({ version: z.number() })

/** Of a row of a thing; rows that count or point have none. */
function versionOf(row: unknown): number | undefined {
  const { data } = Stored.safeParse(row)
  return data && Versioned.safeParse(JSON.parse(data.json)).data?.version
}

/** Things that became another version, of which none of these entries would tell the one who comes second (functions/acts/overtaken.ts). */
export const untold = (before: Rows, after: Rows, entries: readonly AuditEntry[]): string[] =>
  Object.keys(before).filter((key) => {
    const [, kind, id = ''] = /^ISSUE#\S+ (ISSUE|DISTRIBUTION|SUBMISSION)(?:#(\S+))?$/.exec(key) ?? []
    if (!kind || !(key in after) || versionOf(before[key]) === versionOf(after[key])) return false
    const tells = { ISSUE: tellsOfIssue, DISTRIBUTION: tellsOfDistribution, SUBMISSION: tellsOfSubmission(id) }[kind]
    return !entries.some((entry) => tells?.(entry))
  })

/** Versions that entries name, and that what they are about, written or taken away by this act, does not have. */
export function misnamed(before: Rows, after: Rows, entries: readonly AuditEntry[]): unknown[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  const written = keys.filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]))
  return entries.flatMap(({ facts: { version, submission, comment } }) => {
    const about = written.filter((key) => key.endsWith(String(submission ?? comment ?? '')))
    const isTrue = about.some((key) => versionOf(after[key] ?? before[key]) === Number(version))
    return version === undefined || isTrue ? [] : [version]
  })
}
