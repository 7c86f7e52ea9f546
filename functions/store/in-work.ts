/**
 * Which issues of a publication are in work: one row, changed with each beginning and each sign-off, so that an act
 * that rests on all of them can hold to it in its transaction. The index of issues, which may lag, only fills it once.
 */
import { z } from 'zod'
import { Id, Month } from '#shared/fields.ts'
import { Issue } from '#shared/issue/issue.ts'
import { type Write, writeNext } from './commit.ts'
import { keys } from './keys.ts'
import { listIssues } from './load.ts'
import { get, getTogether } from './read.ts'
import type { Table } from './table.ts'

/** `signed`: the latest version of the publication's settings that was signed with an issue (said-settings.ts). */
const InWork = z.object({
  version: z.number(),
  issues: z.array(Id),
  signed: z.number().default(0),
  /** The latest month whose issue was opened by the plan: it is not opened by it again, also after it was discarded. */
  planned: Month.optional(),
})
/** `version` 0: there is no row yet. */
export type InWork = z.infer<typeof InWork> & { publicationId: string }

export async function readInWork(table: Table, publicationId: string): Promise<InWork> {
  const row = await get(table, InWork, keys.inWork(publicationId))
  if (row) return { ...row, publicationId }
  const issues = (await listIssues(table, publicationId)).filter(isInWork).map(({ id }) => id)
  return { version: 0, issues, signed: 0, publicationId }
}

const isInWork = ({ state }: Issue) => state !== 'published'

/** The issues themselves, as their own rows say. */
export async function issuesInWork(table: Table, { issues }: InWork): Promise<Issue[]> {
  const found = await getTogether(
    table,
    issues.map((id) => ({ keys: keys.issue(id, '', ''), schema: Issue })),
  )
  return found.flatMap((issue) => (issue && isInWork(issue) ? [issue] : []))
}

const change = ({ publicationId, ...row }: InWork): Write => {
  const data = { ...row, version: row.version + 1, issues: [...new Set(row.issues)] }
  return writeNext({ keys: keys.inWork(publicationId), data }, row.version)
}

export const beginsWork = (read: InWork, issueId: string): Write =>
  change({ ...read, issues: [...read.issues, issueId] })

/** `settings`: the version of the publication's settings that was signed with this issue; 0: none was. */
export const endsWork = (read: InWork, issueId: string, settings = 0): Write =>
  change({
    ...read,
    issues: read.issues.filter((id) => id !== issueId),
    signed: Math.max(read.signed, settings),
  })

/** No issue began or was signed meanwhile. */
export const expectInWork = ({ publicationId, version }: InWork): Write => ({
  kind: 'expect',
  keys: keys.inWork(publicationId),
  data: version === 0 ? null : { version },
  refusal: 'decide-anew',
})
