/** The zero reports (本期无稿) of an issue: a row for each department that ever gave one, or handed in a text. */
import { ZeroReport } from '#shared/submission/zero-report.ts'
import { type Write, writeNext } from './commit.ts'
import { keys, prefixes, subjects } from './keys.ts'
import { get, list } from './read.ts'
import type { Table } from './table.ts'

/** @throws Refusal where one cannot be read */
export const listZeroReports = (table: Table, issueId: string): Promise<ZeroReport[]> =>
  list(table, ZeroReport, subjects.issue(issueId), prefixes.zeroReport)

export const readZeroReport = (table: Table, issueId: string, departmentId: string): Promise<ZeroReport | null> =>
  get(table, ZeroReport, keys.zeroReport(issueId, departmentId))

/** `read`: null where there was none; the second of two decides anew. */
export const writeZeroReport = (read: ZeroReport | null, next: Omit<ZeroReport, 'version'>): Write =>
  writeNext(
    {
      keys: keys.zeroReport(next.issueId, next.departmentId),
      data: { ...read, ...next, version: (read?.version ?? 0) + 1 },
    },
    read?.version ?? 0,
  )
