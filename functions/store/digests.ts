/** The contents of a person's next digest: one row for each person, empty when nothing is to be told. */
import { z } from 'zod'
import { DigestEntry } from '#shared/digest.ts'
import { type Work, Work as WorkRow } from '#shared/work.ts'
import { commit, unlessStale, workRow, writeNext } from './commit.ts'
import { keys } from './keys.ts'
import { get } from './read.ts'
import type { Table } from './table.ts'

/** `work`: the id of the work that sends it. */
const Digest = z.object({ version: z.number(), entries: z.array(DigestEntry), work: z.string().nullable() })
/** `version` 0: there was none yet. */
export type Digest = z.infer<typeof Digest>

export const readDigest = async (table: Table, personId: string): Promise<Digest> =>
  (await get(table, Digest, keys.digest(personId))) ?? { version: 0, entries: [], work: null }

/** Whether the work that sends it is there and will be taken up. */
export const isOnItsWay = async (table: Table, digest: Digest): Promise<boolean> =>
  (await workThatSends(table, digest)) !== null

async function workThatSends(table: Table, { work: id }: Digest): Promise<Work | null> {
  const work = id === null ? null : await get(table, WorkRow, keys.work(id, 'open', ''))
  return work?.queue === 'open' ? work : null
}

/** Makes the work that sends it due now, unless it failed and pauses; false where there is none that will be taken up. */
export async function sendSooner(table: Table, digest: Digest, now: Date): Promise<boolean> {
  const work = await workThatSends(table, digest)
  if (!work) return false
  if (work.claimedBy !== null || work.attempts > 0 || Date.parse(work.dueAt) <= now.getTime()) return true
  const row = workRow({ ...work, dueAt: now.toISOString(), version: work.version + 1 })
  await unlessStale(commit(table, { writes: [{ kind: 'change', row, version: work.version, refusal: 'stale' }] }))
  return true
}

/** `change` in place of what was read, with the work that it causes. @throws DecideAnew where somebody else wrote it meanwhile */
export const writeDigest = (
  table: Table,
  personId: string,
  { version, ...read }: Digest,
  { work, ...change }: Partial<Pick<Digest, 'entries'>> & { work?: Work },
): Promise<void> => {
  const data = { ...read, ...change, ...(work && { work: work.id }), version: version + 1 }
  return commit(table, {
    writes: [writeNext({ keys: keys.digest(personId), data }, version)],
    work: work ? [work] : [],
  })
}
