/** The entities by their ids, or a `not-found` refusal: what every act begins with. */

import { z } from 'zod'
import { minuteInChinese } from '#shared/calendar.ts'
import { Person } from '#shared/centre/person.ts'
import { Publication } from '#shared/centre/publication.ts'
import type { Content } from '#shared/content/content.ts'
import { hashOf } from '#shared/hash.ts'
import { Issue } from '#shared/issue/issue.ts'
import { EDITABLE } from '#shared/issue/issue-workflow.ts'
import { Revision } from '#shared/issue/revision.ts'
import { followSettings } from '#shared/issue/working-sections.ts'
import { Refusal } from '#shared/refusals.ts'
import { Submission } from '#shared/submission/submission.ts'
import { indexes, keys, prefixes, subjects } from './keys.ts'
import type { Page, PageAsked, Passed } from './pages.ts'
import {
  allOf,
  get,
  getEach,
  getTogether,
  list,
  listIndex,
  listIndexReadable,
  listReadable,
  type Readable,
  readableOf,
} from './read.ts'
import { Head } from './record-head.ts'
import { merged, pageOfRows, rowsAfter, rowsBefore } from './rows-after.ts'
import type { Keys, Table } from './table.ts'

const found = <T>(entity: T | null): T => {
  if (entity === null) throw new Refusal('not-found')
  return entity
}

export const loadPublication = async (table: Table, id: string): Promise<Publication> =>
  found(await get(table, Publication, keys.publication(id)))

/** @throws Refusal where one cannot be read */
export const listPublications = async (table: Table): Promise<Publication[]> => allOf(await readablePublications(table))

/** Which there are says the index: each is made before anyone can sign in. What they are say their own rows. */
export async function readablePublications(table: Table): Promise<Readable<Publication>> {
  const indexed = await listIndexReadable(table, Publication, indexes.publications)
  const { rows, unread } = readableOf(
    await getEach(
      table,
      indexed.rows.map(({ id }) => ({ keys: keys.publication(id), schema: Publication })),
    ),
  )
  return { rows, unread: [...indexed.unread, ...unread] }
}

/** Whether there is one, also one that cannot be read. */
export async function hasPublication(table: Table): Promise<boolean> {
  const { rows, unread } = await readablePublications(table)
  return rows.length + unread.length > 0
}

/** @throws Refusal `not-found`, or `issue-discarded` with who did that and when */
export async function loadIssue(table: Table, id: string): Promise<Issue> {
  const issue = await get(table, Issue, keys.issue(id, '', ''))
  return issue ?? gone(id, await get(table, Head, keys.auditHead(subjects.issue(id))))
}

/** The record of an issue stays when the issue goes. */
function gone(id: string, head: Head | null): never {
  const last = head?.last
  throw last?.what === 'discard-issue' ? new Discarded(id, last) : new Refusal('not-found')
}

class Discarded extends Refusal {
  readonly issueId: string
  constructor(issueId: string, { who, at }: NonNullable<Head['last']>) {
    super('issue-discarded', [{ path: 'happened', message: `${who.name}已于${minuteInChinese(at)}舍弃这一期。` }])
    this.issueId = issueId
  }
}

/** Whether it says that this issue was discarded, and not one beside it. */
export const saysDiscarded = (error: unknown, issueId: string | null): boolean =>
  error instanceof Discarded && error.issueId === issueId

/** The issue, or null where it was discarded. */
export const issueOrDiscarded = (table: Table, id: string): Promise<Issue | null> =>
  loadIssue(table, id).catch((error: unknown) => {
    if (saysDiscarded(error, id)) return null
    throw error
  })

export type IssueWhole = { issue: Issue; publication: Publication; head: Head | null }

/** Which publication an issue is of never changes: remembered, it makes one request of what else takes two. */
const publicationOf = new Map<string, string>()
const MOST_REMEMBERED = 10_000

/** The rows that `loadIssueWhole` will read, as far as they are known. */
export function rowsOfIssueWhole(id: string): Keys[] {
  const publicationId = publicationOf.get(id)
  return [
    keys.issue(id, '', ''),
    keys.auditHead(subjects.issue(id)),
    ...(publicationId === undefined ? [] : [keys.publication(publicationId)]),
  ]
}

/** An issue with its publication and the head of its record; while it can be edited its sections follow the settings. */
export async function loadIssueWhole(table: Table, id: string): Promise<IssueWhole> {
  const publicationId = publicationOf.get(id) ?? (await loadIssue(table, id)).publicationId
  if (publicationOf.size >= MOST_REMEMBERED) publicationOf.clear()
  publicationOf.set(id, publicationId)
  const [issue, publication, head] = await getTogether(table, [
    { keys: keys.issue(id, '', ''), schema: Issue },
    { keys: keys.publication(publicationId), schema: Publication },
    { keys: keys.auditHead(subjects.issue(id)), schema: Head },
  ])
  return { issue: atDesk(issue ?? gone(id, head), found(publication)), publication: found(publication), head }
}

/** The issue as its editor sees it: while it can be edited its sections follow the settings. */
const atDesk = (issue: Issue, publication: Publication): Issue =>
  EDITABLE.includes(issue.state) ? { ...issue, sections: followSettings(issue.sections, publication) } : issue

/** A publication's issues, newest issue date first. @throws Refusal where one cannot be read */
export const listIssues = async (table: Table, publicationId: string): Promise<Issue[]> =>
  listIndex(table, Issue, indexes.issues(publicationId), { newestFirst: true })

/** As many of the newest as the index has: it may lag. @throws Refusal where one cannot be read */
export const newestIssues = (table: Table, publicationId: string, limit: number): Promise<Issue[]> =>
  listIndex(table, Issue, indexes.issues(publicationId), { newestFirst: true, limit })

/** Those that are there, as their own rows say. */
export const issuesById = async (table: Table, ids: readonly string[]): Promise<Issue[]> =>
  (
    await getTogether(
      table,
      ids.map((id) => ({ keys: keys.issue(id, '', ''), schema: Issue })),
    )
  ).flatMap((issue) => issue ?? [])

/** The first number of a year from `from` on that no issue has. */
export async function firstFreeNumber(
  table: Table,
  { publicationId, year, from }: { publicationId: string; year: string; from: number },
): Promise<number> {
  const Taken = z.object({ issueId: z.string() })
  let number = from
  while (await get(table, Taken, keys.issueNumber(publicationId, year, number))) number += 1
  return number
}

/** The newest of those that stand behind one of them (`cursorOf`, rows.ts). */
export const issuesBefore = (
  table: Table,
  publicationId: string,
  { before, limit }: { before: string; limit: number },
): Promise<Readable<Issue>> =>
  listIndexReadable(table, Issue, indexes.issues(publicationId), { newestFirst: true, limit, before })

/** The issues of publications as one list, newest first, row by row; `before`: behind this one (`cursorOf`, rows.ts). */
export const eachIssue = (
  table: Table,
  publicationIds: readonly string[],
  { before, size }: { before: string | undefined; size: number },
): AsyncGenerator<Passed<Issue>> =>
  merged(publicationIds.map((id) => rowsBefore(table, Issue, { gsi1pk: indexes.issues(id), before, size })))

/** @throws Refusal `damaged-content` unless its content is the one that was frozen. */
export const loadRevision = async (table: Table, issueId: string, revision: number): Promise<Revision> =>
  asFrozen(found(await readable(get(table, StoredRevision, keys.revision(issueId, revision)))))

/** Those that this release can read. @throws Refusal `damaged-content` unless each has the content that was frozen. */
export async function readableRevisions(table: Table, issueId: string): Promise<Readable<Revision>> {
  const { rows, unread } = await listReadable(table, StoredRevision, subjects.issue(issueId), prefixes.revision)
  if (unread.some(({ code }) => code === 'damaged-row')) throw new Refusal('damaged-content')
  return { rows: await Promise.all(rows.map(asFrozen)), unread }
}

/** The content as it was stored, since its hash is of that; it was parsed when it was frozen. */
const StoredRevision = Revision.extend({ content: z.custom<Content>((content) => typeof content === 'object') })

/** The contents of these revisions, in their order, as far as this release knows them; one that cannot be read is left out. */
export async function readableContents(
  table: Table,
  of: readonly { issueId: string; revision: number }[],
): Promise<Content[]> {
  const wanted = of.map(({ issueId, revision }) => ({ keys: keys.revision(issueId, revision), schema: Revision }))
  return readableOf(await getEach(table, wanted)).rows.map(({ content }) => content)
}

/** Each of these revisions, in their order, or null, or why it cannot be read: `damaged-content` where it is not the one that was frozen. */
export async function eachRevision(
  table: Table,
  of: readonly { issueId: string; revision: number }[],
): Promise<(Revision | null | Refusal)[]> {
  const wanted = of.map(({ issueId, revision }) => ({ keys: keys.revision(issueId, revision), schema: StoredRevision }))
  return Promise.all(
    (await getEach(table, wanted)).map(async (one) =>
      one === null || one instanceof Refusal || (await isAsFrozen(one)) ? one : new Refusal('damaged-content'),
    ),
  )
}

const isAsFrozen = async ({ content, contentHash }: Revision): Promise<boolean> =>
  (await hashOf(content)) === contentHash

async function asFrozen(revision: Revision): Promise<Revision> {
  if (!(await isAsFrozen(revision))) throw new Refusal('damaged-content')
  return revision
}

/** A row that says nothing any more is damaged, too. */
async function readable<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading
  } catch (error) {
    if (error instanceof Refusal && error.code === 'damaged-row') throw new Refusal('damaged-content')
    throw error
  }
}

export const loadSubmission = async (table: Table, issueId: string, id: string): Promise<Submission> =>
  found(await get(table, Submission, keys.submission(issueId, id)))

const submissionsOf = (issueId: string) => ({ pk: subjects.issue(issueId), prefix: prefixes.submission })

/** @throws Refusal where one cannot be read */
export const listSubmissions = async (table: Table, issueId: string): Promise<Submission[]> =>
  list(table, Submission, subjects.issue(issueId), prefixes.submission)

/** A page of them; `fits`: only those. */
export const pageOfSubmissions = (
  table: Table,
  issueId: string,
  page: PageAsked & { fits: (submission: Submission) => boolean },
): Promise<Page<Submission>> => pageOfRows(table, Submission, submissionsOf(issueId), { list: 'submissions', ...page })

/** An issue's submissions row by row. */
export const eachSubmission = (table: Table, issueId: string): AsyncGenerator<Passed<Submission>> =>
  rowsAfter(table, Submission, { ...submissionsOf(issueId), size: 200 })

export const loadPerson = async (table: Table, id: string): Promise<Person> =>
  found(await get(table, Person, keys.person(id, '')))
