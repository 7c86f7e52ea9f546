/** Every few hours the archive's index is held against the issues: what is missing, lost or damaged is made anew. */
import { Refusal } from '#shared/refusals.ts'
import type { Task } from '#shared/work.ts'
import { decideAnew } from '../../acts/decide-anew.ts'
import type { WorkerDeps } from '../../deps.ts'
import { keptShard, readShard } from '../../files/shards.ts'
import { publishedIn, readArchive, writeArchive } from '../../store/archive.ts'
import { commit } from '../../store/commit.ts'
import { readablePublications } from '../../store/load.ts'
import { orWhyNot } from '../../store/row-json.ts'
import type { Claim, GoOnAt } from '../claim.ts'
import { beginStint } from '../distribution/stint.ts'
import { logLeftAlone } from '../left-alone.ts'
import { indexYear } from './index-year.ts'

const EVERY_MS = 6 * 3_600_000

/** Asked with every sweep. What cannot be read of one publication keeps no other waiting. */
export async function tendArchives(deps: WorkerDeps): Promise<void> {
  const { rows } = await readablePublications(deps.table)
  for (const { id } of rows) {
    const why = await orWhyNot(tendArchive(deps, id))
    if (why instanceof Refusal) logLeftAlone(deps, { archive: id }, why)
  }
}

/** Does nothing where it was done within six hours. */
async function tendArchive(deps: WorkerDeps, publicationId: string): Promise<void> {
  const { checkedAt } = await readArchive(deps.table, publicationId)
  const age = deps.clock().getTime() - Date.parse(checkedAt ?? '')
  if (!(age < EVERY_MS)) await mendArchive(deps, publicationId)
}

/** Somebody asked for it: every year anew. It goes on behind the years that it has done where its time is over. */
export async function rebuildArchive(
  deps: WorkerDeps,
  { publicationId }: Extract<Task, { kind: 'rebuild-archive' }>,
  claim: Claim,
): Promise<GoOnAt> {
  const stint = beginStint(deps)
  const [published, { years, rebuild }] = await Promise.all([
    publishedIn(deps.table, publicationId),
    readArchive(deps.table, publicationId),
  ])
  const all = new Set([...published.map(({ year }) => year), ...Object.keys(years)])
  const done = rebuild?.work === claim.id ? rebuild.done : []
  for (const year of [...all].filter((one) => !done.includes(one))) {
    if (stint.isOver()) return deps.clock()
    await claim.renew()
    await indexYear(deps, publicationId, year, { rebuild: claim.id })
  }
  return null
}

/** A year with an issue that was left out is tried again: it may be whole now. What a later release wrote keeps no other year waiting. */
async function mendArchive(deps: WorkerDeps, publicationId: string): Promise<void> {
  const [published, { years }] = await Promise.all([
    publishedIn(deps.table, publicationId),
    readArchive(deps.table, publicationId),
  ])
  const missing = published.filter(({ id, year }) => !years[year]?.issues.includes(id)).map(({ year }) => year)
  const lost: string[] = []
  const lacking: string[] = []
  for (const [year, { hash }] of Object.entries(years)) {
    const shard = await readShard(deps.files, keptShard(publicationId, year, hash))
    if (!shard) lost.push(year)
    else if (shard.leftOut.length > 0) lacking.push(year)
  }
  if (lost.length > 0) deps.log({ level: 'warn', event: 'index-lost', publication: publicationId, years: lost })
  for (const year of new Set([...missing, ...lost, ...lacking])) {
    if (deps.ending?.aborted) return
    const why = await orWhyNot(indexYear(deps, publicationId, year))
    if (why instanceof Refusal) logLeftAlone(deps, { archive: publicationId, year }, why)
  }
  await decideAnew(async () => {
    const read = await readArchive(deps.table, publicationId)
    const write = writeArchive(publicationId, read, { checkedAt: deps.clock().toISOString() })
    await commit(deps.table, { writes: [write] })
  })
}
