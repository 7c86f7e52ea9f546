/** The shards of the archive's index lie in the file store under the sha256 of their bytes. */
import { Shard } from '#shared/archive/shard.ts'
import { sha256 } from '#shared/hash.ts'
import { findHashed, type Kept, keepHashed } from './hashed.ts'
import type { Files } from './port.ts'

export const keptShard = (publicationId: string, year: string, hash: string): Kept => ({
  key: `archive/${publicationId}/${year}-${hash}.json`,
  hash,
})

/** Answers the hash that it is kept under. */
export async function keepShard(files: Files, publicationId: string, year: string, shard: Shard): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(shard))
  const hash = await sha256(bytes)
  await keepHashed(files, keptShard(publicationId, year, hash).key, bytes, 'application/json')
  return hash
}

/** Null where it is missing, damaged or of another format: it is made anew from the issues. */
export async function readShard(files: Pick<Files, 'get'>, kept: Kept): Promise<Shard | null> {
  const bytes = await findHashed(files, kept)
  if (typeof bytes === 'string') return null
  try {
    return Shard.parse(JSON.parse(new TextDecoder().decode(bytes)))
  } catch {
    return null
  }
}
