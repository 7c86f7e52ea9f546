/** Freezing the recipient list: both lists as one, hashed, kept as a file under its hash. */
import { canonicalJson, sha256 } from '#shared/hash.ts'
import { type FrozenRecipient, frozenList } from '#shared/recipient.ts'
import type { Deps } from '../deps.ts'
import { listRecipients } from '../store/load.ts'

export type FrozenRecipients = { key: string; hash: string; count: number; list: FrozenRecipient[] }

/** The list as it is now, with its hash; nothing is written. */
export async function recipientsNow({ table }: Pick<Deps, 'table'>, publicationId: string): Promise<FrozenRecipients> {
  const list = frozenList(await listRecipients(table, publicationId))
  const hash = await sha256(canonicalJson(list))
  return { key: `recipients/${hash}.json`, hash, count: list.length, list }
}

/** The same, kept: its file's name is its hash, so that keeping it twice changes nothing. */
export async function freezeRecipients(
  deps: Pick<Deps, 'table' | 'files'>,
  publicationId: string,
): Promise<FrozenRecipients> {
  const frozen = await recipientsNow(deps, publicationId)
  await deps.files.put(frozen.key, new TextEncoder().encode(canonicalJson(frozen.list)), 'application/json')
  return frozen
}
