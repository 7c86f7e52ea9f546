/** Makes the shard of one year from the frozen contents of its issues, as often as it is asked, and names it in the row. */
import { indexed } from '#shared/archive/indexed.ts'
import type { IndexedIssue } from '#shared/archive/shard.ts'
import { Issue } from '#shared/issue/issue.ts'
import { Refusal } from '#shared/refusals.ts'
import type { Task } from '#shared/work.ts'
import { decideAnew } from '../../acts/decide-anew.ts'
import type { WorkerDeps } from '../../deps.ts'
import { keepShard } from '../../files/shards.ts'
import { publishedIn, readArchive, writeArchive } from '../../store/archive.ts'
import { commit } from '../../store/commit.ts'
import { keys } from '../../store/keys.ts'
import { eachRevision, loadIssue, loadPublication } from '../../store/load.ts'
import { getEach, readableOf } from '../../store/read.ts'
import type { Claim, GoOnAt } from '../claim.ts'

/** The issue was published: its year is indexed anew. */
export async function indexIssue(
  deps: WorkerDeps,
  { issueId }: Extract<Task, { kind: 'index-issue' }>,
  _claim: Claim,
): Promise<GoOnAt> {
  const { publicationId, issueDate } = await loadIssue(deps.table, issueId)
  await indexYear(deps, publicationId, issueDate.slice(0, 4), [issueId])
  return null
}

/** `also`: issues of the year that the index of the table may not show yet. */
export const indexYear = (
  deps: WorkerDeps,
  publicationId: string,
  year: string,
  also: readonly string[] = [],
): Promise<void> =>
  decideAnew(async () => {
    const { table, files } = deps
    const [read, publication, listed] = await Promise.all([
      readArchive(table, publicationId),
      loadPublication(table, publicationId),
      publishedIn(table, publicationId, year),
    ])
    const ids = [...new Set([...listed.map(({ id }) => id), ...(read.years[year]?.issues ?? []), ...also])]
    const issues = (await eachPublished(deps, ids)).filter(({ issueDate }) => issueDate.startsWith(year))
    const revisions = await eachRevision(
      table,
      issues.map(({ id, signOff, review }) => ({
        issueId: id,
        revision: signOff?.revision ?? review?.revision ?? 0,
      })),
    )
    const all: IndexedIssue[] = []
    const leftOut: string[] = []
    for (const [n, issue] of issues.entries()) {
      const revision = revisions[n] ?? null
      if (revision instanceof Refusal && revision.code === 'newer-row') throw revision
      if (revision === null || revision instanceof Refusal) leftOut.push(issue.id)
      else all.push(indexed(issue, revision.content, publication))
    }
    for (const issue of leftOut) deps.log({ level: 'error', event: 'not-indexed', issue })
    const hash = await keepShard(files, publicationId, year, { format: 1, issues: all, leftOut })
    const years = { ...read.years, [year]: { hash, issues: issues.map(({ id }) => id) } }
    await commit(table, { writes: [writeArchive(publicationId, read, { years })] })
  })

/** As their own rows say, oldest first. @throws Refusal `newer-row` */
async function eachPublished({ table, log }: WorkerDeps, ids: readonly string[]): Promise<Issue[]> {
  const { rows, unread } = readableOf(
    await getEach(
      table,
      ids.map((id) => ({ keys: keys.issue(id, '', ''), schema: Issue })),
    ),
  )
  for (const why of unread) {
    if (why.code === 'newer-row') throw why
    log({ level: 'error', event: 'not-indexed', error: String(why.cause) })
  }
  return rows
    .filter(({ state }) => state === 'published')
    .toSorted((a, b) => (`${a.issueDate} ${a.id}` < `${b.issueDate} ${b.id}` ? -1 : 1))
}
