/** The record beside the rows: which entries came with a change, whom they tell, and whether the versions they name are true. */
import { z } from 'zod'
import { tellsOfDistribution, tellsOfIssue, tellsOfSubmission } from '#functions/acts/overtaken.ts'
import type { AuditEntry } from '#shared/audit.ts'
import { severalIn } from '#shared/several.ts'
import { entityIn, type Rows } from './rows.ts'

/** The entries on the record `after` that were not there before, each with the subject whose record it is. */
const newEntries = (before: Rows, after: Rows): { subject: string; entry: AuditEntry }[] =>
  Object.entries(after).flatMap(([key, row]) => {
    const [subject = '', sort = ''] = key.split(' ')
    // Rows of the record hold entries.
    return key in before || !sort.startsWith('AUDIT#') ? [] : [{ subject, entry: entityIn(row) as AuditEntry }]
  })

export const entriesSince = (before: Rows, after: Rows): AuditEntry[] =>
  newEntries(before, after).map(({ entry }) => entry)

const Versioned = z.object({ version: z.number() })
const versionOf = (row: unknown): number | undefined => Versioned.safeParse(row && entityIn(row)).data?.version

/**
 * Things that became another version than they had, or began with, of which none of these entries would tell the one who comes second
 * (functions/acts/overtaken.ts).
 */
export const untold = (before: Rows, after: Rows, entries: readonly AuditEntry[]): string[] =>
  Object.keys(after).filter((key) => {
    const [, kind, id = ''] = /^ISSUE#\S+ (ISSUE|DISTRIBUTION|SUBMISSION)(?:#(\S+))?$/.exec(key) ?? []
    if (!kind || versionOf(after[key]) === (versionOf(before[key]) ?? 1)) return false
    const { tells } = tellsOfIssue
    const told = { ISSUE: tells, DISTRIBUTION: tellsOfDistribution, SUBMISSION: tellsOfSubmission(id) }[kind]
    return !entries.some((entry) => told?.(entry))
  })

/** Versions that new entries name, and that what they are about, a submission, a comment or what the record is of, neither became nor is. */
export const misnamed = (before: Rows, after: Rows): unknown[] =>
  newEntries(before, after).flatMap(({ subject, entry }) => {
    const { version, submission, comment } = entry.facts
    const named = submission ?? comment
    const isAbout = (key: string) => (named ? key.endsWith(`#${named}`) : key === `${subject} ${subject.split('#')[0]}`)
    const isTrue = Object.keys({ ...before, ...after }).some((key) => {
      const was = versionOf(before[key]) ?? 0
      // What is gone is named as it was.
      const is = versionOf(after[key]) ?? was
      return isAbout(key) && (Number(version) === is || (was < Number(version) && Number(version) < is))
    })
    return version === undefined || isTrue ? [] : [`${entry.what}: ${version}`]
  })

/** Facts that name rows by their ids. */
const NAMING = ['submission', 'comment', 'delivery', 'deliveries', 'released', 'stillOpen'] as const

/** Ids in the facts of these entries that no row has, before or after. */
export const nowhere = (before: Rows, after: Rows, entries: readonly AuditEntry[]): string[] => {
  const ids = new Set(Object.keys({ ...before, ...after }).map((key) => key.slice(key.lastIndexOf('#') + 1)))
  return entries.flatMap(({ what, facts }) =>
    NAMING.flatMap((name) =>
      severalIn(facts[name] ?? '').flatMap((id) => (ids.has(id) ? [] : [`${what}: ${name} ${id}`])),
    ),
  )
}

/** New rows that do not begin with the first version. */
export const unbegun = (before: Rows, after: Rows): string[] =>
  Object.keys(after).filter((key) => !(key in before) && (versionOf(after[key]) ?? 1) < 1)

const Saved = z.object({ version: z.number(), saves: z.array(z.object({ version: z.number() })) })

/** Rows with a save, new since `before`, of a version that they have not had since. */
export const missaved = (before: Rows, after: Rows): string[] =>
  Object.keys(after).filter((key) => {
    const is = Saved.safeParse(entityIn(after[key])).data
    const was = versionOf(before[key]) ?? 0
    return is?.saves.some(({ version }) => version > was && version > is.version)
  })
