/** Freezing the recipient list: both lists as one, hashed, kept as a file under its hash. */
import type { Delivery } from '#shared/delivery.ts'
import { isDistributed, mayHaveReached } from '#shared/delivery-labels.ts'
import { canonicalJson, sha256 } from '#shared/hash.ts'
import type { Issue } from '#shared/issue.ts'
import { type FrozenRecipient, frozenList } from '#shared/recipient.ts'
import { Refusal } from '#shared/refusals.ts'
import type { Deps } from '../deps.ts'
import { loadDistribution } from '../store/deliveries.ts'
import { listRecipients } from '../store/recipients.ts'
import type { Table } from '../store/table.ts'

export type FrozenRecipients = { key: string; hash: string; count: number; list: FrozenRecipient[] }

/**
 * The list as it is now, with its hash; nothing is written. A correction goes to exactly those who got what it corrects.
 * @throws Refusal `original-not-distributed` while it is not known who that is.
 */
export async function recipientsNow(
  { table }: Pick<Deps, 'table'>,
  { publicationId, corrects }: Pick<Issue, 'publicationId' | 'corrects'>,
): Promise<FrozenRecipients> {
  const list = frozenList(
    corrects ? await reached(table, corrects.issueId) : await listRecipients(table, publicationId),
  )
  const hash = await sha256(canonicalJson(list))
  return { key: `recipients/${hash}.json`, hash, count: list.length, list }
}

async function reached(table: Table, issueId: string): Promise<Delivery[]> {
  const { distribution, deliveries } = await loadDistribution(table, issueId)
  if (!isDistributed(distribution, deliveries)) throw new Refusal('original-not-distributed')
  return deliveries.filter(mayHaveReached)
}

/** The same, kept: its file's name is its hash, so that keeping it twice changes nothing. */
export async function freezeRecipients(
  deps: Pick<Deps, 'table' | 'files'>,
  issue: Pick<Issue, 'publicationId' | 'corrects'>,
): Promise<FrozenRecipients> {
  const frozen = await recipientsNow(deps, issue)
  await deps.files.put(frozen.key, new TextEncoder().encode(canonicalJson(frozen.list)), 'application/json')
  return frozen
}
