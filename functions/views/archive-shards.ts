/** The shards of the archive's index: kept in memory by their hashes, and read again only where they changed. */
import { type Searched, searchedOf } from '#shared/archive/search.ts'
import type { ArchiveRow } from '#shared/archive/shard.ts'
import type { Deps } from '../deps.ts'
import type { Kept } from '../files/hashed.ts'
import { keptShard, readShard } from '../files/shards.ts'
import { forEachConcurrently } from '../workers/concurrently.ts'

type Read = { searched: Searched[]; leftOut: number }

/** By the hashes of their files; those that no row names any more go when room is wanted. */
const kept = new Map<string, Read>()
const MOST_KEPT = 200
const READ_AT_ONCE = 20

/** Those of these years; `lostYears`: whose file is gone or damaged. */
export async function shardsOf(files: Deps['files'], publicationId: string, years: ArchiveRow['years']) {
  const named = Object.entries(years)
  const toRead = named.filter(([, { hash }]) => !kept.has(hash)).length
  if (kept.size + toRead > MOST_KEPT) {
    const now = new Set(named.map(([, { hash }]) => hash))
    for (const hash of kept.keys()) if (!now.has(hash)) kept.delete(hash)
  }
  // Gathered here: another search may take away what is kept while this one still reads.
  const found = new Map<string, Read>()
  await forEachConcurrently(READ_AT_ONCE, named, async ([year, { hash }]) => {
    const read = kept.get(hash) ?? (await readFrom(files, keptShard(publicationId, year, hash)))
    if (!read) return
    kept.set(hash, read)
    found.set(year, read)
  })
  return {
    all: named.flatMap(([year]) => found.get(year) ?? []),
    lostYears: named.flatMap(([year]) => (found.has(year) ? [] : [year])),
  }
}

async function readFrom(files: Deps['files'], file: Kept): Promise<Read | null> {
  const shard = await readShard(files, file)
  return shard && { searched: searchedOf(shard.issues), leftOut: shard.leftOut.length }
}
