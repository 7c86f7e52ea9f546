/** The recipient list as one, hashed, and kept as a file under its hash once somebody signs. */

import { type FrozenRecipient, frozenList, type RecipientSettings } from '#shared/centre/recipient.ts'
import type { Distribution } from '#shared/distribution/delivery.ts'
import { isDistributed, mayHaveReached } from '#shared/distribution/delivery-labels.ts'
import { MOST_RECIPIENTS } from '#shared/distribution/distribution-limits.ts'
import { canonicalJson, sha256 } from '#shared/hash.ts'
import type { Issue } from '#shared/issue/issue.ts'
import { Refusal } from '#shared/refusals.ts'
import type { Deps } from '../../deps.ts'
import { keepHashed } from '../../files/hashed.ts'
import { getDistribution } from '../../store/deliveries.ts'
import { eachDelivery } from '../../store/ledger-page.ts'
import { eachRecipient } from '../../store/recipients.ts'
import type { Table } from '../../store/table.ts'

/** `original`: of a correction, the distribution of what it corrects as it was read; the list is good while that stands so. */
export type FrozenRecipients = {
  key: string
  hash: string
  count: number
  list: FrozenRecipient[]
  original: Distribution | null
}

/**
 * The list as it is now, with its hash; nothing is written. A correction goes to exactly those who got what it corrects.
 * @throws Refusal `original-not-distributed` while it is not known who that is; `too-many-recipients` before it is more
 * than a request can hold
 */
export async function recipientsNow(
  { table }: Pick<Deps, 'table'>,
  { publicationId, corrects }: Pick<Issue, 'publicationId' | 'corrects'>,
): Promise<FrozenRecipients> {
  const { original, recipients } = corrects
    ? await reached(table, corrects.issueId)
    : { original: null, recipients: await recipientsOf(table, publicationId) }
  const list = frozenList(recipients)
  const hash = await sha256(canonicalJson(list))
  return { key: `recipients/${hash}.json`, hash, count: list.length, list, original }
}

async function recipientsOf(table: Table, publicationId: string): Promise<RecipientSettings[]> {
  const recipients: RecipientSettings[] = []
  for await (const one of eachRecipient(table, publicationId)) {
    if (recipients.length === MOST_RECIPIENTS) throw new Refusal('too-many-recipients')
    recipients.push(one)
  }
  return recipients
}

async function reached(
  table: Table,
  issueId: string,
): Promise<{ original: Distribution; recipients: RecipientSettings[] }> {
  const original = await getDistribution(table, issueId)
  if (!isDistributed(original, [])) throw new Refusal('original-not-distributed')
  const recipients: RecipientSettings[] = []
  // Of each delivery the mailbox is held, not the row.
  for await (const one of eachDelivery(table, issueId)) {
    if (!isDistributed(original, [one])) throw new Refusal('original-not-distributed')
    const { address, name, unit, lists } = one
    if (mayHaveReached(one)) recipients.push({ address, name, unit, lists })
  }
  return { original, recipients }
}

/** Keeps the list: its file's name is its hash, so that keeping it twice changes nothing. */
export const keepRecipients = (
  { files }: Pick<Deps, 'files'>,
  { key, list }: Pick<FrozenRecipients, 'key' | 'list'>,
): Promise<void> => keepHashed(files, key, new TextEncoder().encode(canonicalJson(list)), 'application/json')
