/** Makes the shard of one year from the frozen contents of its issues, as often as it is asked, and names it in the row. */
import { indexed } from '#shared/archive/indexed.ts'
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
import { getEach } from '../../store/read.ts'
import type { Claim, GoOnAt } from '../claim.ts'

/** The issue was published: its year is indexed anew. */
export async function indexIssue(
  deps: WorkerDeps,
  { issueId }: Extract<Task, { kind: 'index-issue' }>,
  _claim: Claim,
): Promise<GoOnAt> {
  const { publicationId, issueDate } = await loadIssue(deps.table, issueId)
  await indexYear(deps, publicationId, issueDate.slice(0, 4), { also: [issueId] })
  return null
}

type Why = {
  /** Issues of the year that the index of the table may not show yet. */
  also?: readonly string[]
  /** The work by which every year is made anew: the row notes that this one is done. */
  rebuild?: string
}

export const indexYear = (
  deps: WorkerDeps,
  publicationId: string,
  year: string,
  { also = [], rebuild }: Why = {},
): Promise<void> =>
  decideAnew(async () => {
    const { table, files } = deps
    const [read, publication, listed] = await Promise.all([
      readArchive(table, publicationId),
      loadPublication(table, publicationId),
      publishedIn(table, publicationId, year),
    ])
    const was = read.years[year]
    const ids = [...new Set([...listed.map(({ id }) => id), ...(was?.issues ?? []), ...also])].toSorted()
    const { issues, unread } = await publishedOf(deps, ids, year)
    const { whole, damaged } = await withContents(deps, issues)
    const leftOut = [...unread, ...damaged]
    for (const issue of leftOut) deps.log({ level: 'error', event: 'not-indexed', issue })
    const all = whole.map(({ issue, content }) => indexed(issue, content, publication))
    const hash = await keepShard(files, publicationId, year, { format: 1, issues: all, leftOut })
    const now = { hash, issues: [...issues.map(({ id }) => id), ...unread] }
    if (rebuild === undefined && was?.hash === hash && was.issues.join() === now.issues.join()) return
    const done = read.rebuild?.work === rebuild ? (read.rebuild?.done ?? []) : []
    const change = {
      years: { ...read.years, [year]: now },
      ...(rebuild !== undefined && { rebuild: { work: rebuild, done: [...done, year] } }),
    }
    await commit(table, { writes: [writeArchive(publicationId, read, change)] })
  })

/** The issues of the year, oldest first, and the ids of rows that cannot be read. @throws Refusal `newer-row` */
async function publishedOf({ table }: WorkerDeps, ids: readonly string[], year: string) {
  const found = await getEach(
    table,
    ids.map((id) => ({ keys: keys.issue(id, '', ''), schema: Issue })),
  )
  found.forEach(mustBeOfThisRelease)
  return {
    issues: found
      .flatMap((one) => (one === null || one instanceof Refusal ? [] : [one]))
      .filter(({ state, issueDate }) => state === 'published' && issueDate.startsWith(year))
      .toSorted((a, b) => (`${a.issueDate} ${a.id}` < `${b.issueDate} ${b.id}` ? -1 : 1)),
    unread: ids.filter((_, n) => found[n] instanceof Refusal),
  }
}

/** Each with its frozen content, and the ids of those whose content is gone or damaged. @throws Refusal `newer-row` */
async function withContents({ table }: WorkerDeps, issues: readonly Issue[]) {
  const revisions = await eachRevision(
    table,
    issues.map(({ id, signOff, review }) => ({
      issueId: id,
      revision: signOff?.revision ?? review?.revision ?? 0,
    })),
  )
  revisions.forEach(mustBeOfThisRelease)
  const found = issues.map((issue, n) => ({ issue, revision: revisions[n] ?? null }))
  return {
    whole: found.flatMap(({ issue, revision }) =>
      revision === null || revision instanceof Refusal ? [] : [{ issue, content: revision.content }],
    ),
    damaged: found.flatMap(({ issue, revision }) =>
      revision === null || revision instanceof Refusal ? [issue.id] : [],
    ),
  }
}

/** What a later release wrote is not left out: the work waits for that release. */
function mustBeOfThisRelease(found: unknown): void {
  if (found instanceof Refusal && found.code === 'newer-row') throw found
}
