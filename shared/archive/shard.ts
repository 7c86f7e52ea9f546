/** A shard of the archive's index: all that was printed in the issues of one year, passage by passage. */
import { z } from 'zod'
import { Day, Hash, Id, Instant, Month, Version } from '../fields.ts'

/** `figure`: one number of a month; `correction` and `note` stand before the sections. */
export const PassageKind = z.enum(['item', 'section', 'figure', 'correction', 'note'])
export type PassageKind = z.infer<typeof PassageKind>

/** `place`: where it stands, `政务工作动态（三）`; `departments`: whose news it was made of, by name. */
export const Passage = z.object({
  kind: PassageKind,
  place: z.string(),
  departments: z.array(z.string()),
  text: z.string(),
})
export type Passage = z.infer<typeof Passage>

const IndexedIssue = z.object({
  id: Id,
  /** `2026年第2期` */
  label: z.string(),
  period: Month,
  issueDate: Day,
  imported: z.boolean(),
  /** What it corrects, where it is a correction. */
  corrects: z.object({ issueId: Id, label: z.string() }).nullable(),
  passages: z.array(Passage),
})
export type IndexedIssue = z.infer<typeof IndexedIssue>

/** The file; `leftOut`: issues that cannot be read, or their content. */
export const Shard = z.object({ format: z.literal(1), issues: z.array(IndexedIssue), leftOut: z.array(Id) })
export type Shard = z.infer<typeof Shard>

const Year = z.string().regex(/^\d{4}$/)

/** The row that says which shards hold now: the file's hash and the issues in it, by year; `checkedAt`: when it was last held against the issues. */
export const ArchiveRow = z.object({
  version: Version,
  years: z.record(Year, z.object({ hash: Hash, issues: z.array(Id) })),
  checkedAt: Instant.nullable(),
  /** The work by which all years were last made anew by hand, and those that it has done. */
  rebuild: z.object({ work: Id, done: z.array(Year) }).optional(),
})
export type ArchiveRow = z.infer<typeof ArchiveRow>
