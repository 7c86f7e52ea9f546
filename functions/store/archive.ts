/** Which shards of the archive's index hold now, and which issues of a publication there are to be in it. */
import { z } from 'zod'
import { ArchiveRow } from '#shared/archive/shard.ts'
import type { IssueState } from '#shared/issue/issue.ts'
import { Work } from '#shared/work.ts'
import { type Write, writeNext } from './commit.ts'
import { indexes, keys } from './keys.ts'
import { pagesOfItems } from './raw-rows.ts'
import { get } from './read.ts'
import { INDEX, type Table } from './table.ts'

/** Version 0: nothing was indexed yet. */
type Archive = Omit<ArchiveRow, 'version'> & { version: number }

export const readArchive = async (table: Table, publicationId: string): Promise<Archive> =>
  (await get(table, ArchiveRow, keys.archive(publicationId))) ?? { version: 0, years: {}, checkedAt: null }

/** In place of the one that was read; the second of two writers decides anew. */
export const writeArchive = (publicationId: string, read: Archive, change: Partial<ArchiveRow>): Write =>
  writeNext(
    { keys: keys.archive(publicationId), data: { ...read, ...change, version: read.version + 1 } },
    read.version,
  )

/** Whether what was asked for by hand is still to be done; work that was given up is not. */
export async function isRebuilding(table: Table, { rebuild }: Archive): Promise<boolean> {
  const work = rebuild && (await get(table, Work, keys.work(rebuild.work, 'open', '')))
  return work?.queue === 'open'
}

const Found = z.object({ gsi1sk: z.string(), state: z.string().optional() })
const PUBLISHED: IssueState = 'published'

/** The published issues of a publication, or of one year of it, as the index has them: no more than their ids. It may lag on AWS. */
export async function publishedIn(
  table: Table,
  publicationId: string,
  year?: string,
): Promise<{ id: string; year: string }[]> {
  const found: { id: string; year: string }[] = []
  const pages = pagesOfItems(table, {
    IndexName: INDEX,
    KeyConditionExpression: `gsi1pk = :pk${year === undefined ? '' : ' AND begins_with(gsi1sk, :year)'}`,
    ExpressionAttributeValues: {
      ':pk': indexes.issues(publicationId),
      ...(year !== undefined && { ':year': `${year}-` }),
    },
    ProjectionExpression: 'gsi1sk, #state',
    ExpressionAttributeNames: { '#state': 'state' },
  })
  for await (const items of pages)
    for (const { gsi1sk, state } of z.array(Found).parse(items))
      if (state === PUBLISHED) found.push({ id: gsi1sk.slice(gsi1sk.lastIndexOf('#') + 1), year: gsi1sk.slice(0, 4) })
  return found
}
