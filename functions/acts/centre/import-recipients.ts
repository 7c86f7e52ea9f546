/** Importing a list that a person has seen row by row and confirmed: in transactions of a size that the store takes, each on the record. */

import type { Actor } from '#shared/centre/person.ts'
import type { Recipient } from '#shared/centre/recipient.ts'
import { hashOf } from '#shared/hash.ts'
import { Refusal } from '#shared/refusals.ts'
import type { RecipientImport } from '#shared/requests.ts'
import { several } from '#shared/several.ts'
import type { Deps } from '../../deps.ts'
import { commit, type Write } from '../../store/commit.ts'
import { subjects } from '../../store/keys.ts'
import { loadPublication } from '../../store/load.ts'
import { deleteRecipient, getRecipients, writeRecipient } from '../../store/recipients.ts'
import { act } from '../act.ts'

/** With the two rows of the record well under what a transaction takes. */
const ROWS_AT_ONCE = 90
/** On AWS a request ends after 20 seconds: what is not written by then is refused while it can still be told. */
const LONGEST_MS = 14_000

type Kind = 'added' | 'changed' | 'removed'
type Step = { kind: Kind; address: string; write: Write }

/**
 * Writes and removes what is asked, where every version is the one that the table has now; what of the file was left out goes
 * on the record and into the answer. Where somebody changes a row meanwhile, the refusal says how many were done before.
 * @throws Refusal `stale`
 */
export async function importRecipients(
  deps: Deps,
  actor: Actor,
  publicationId: string,
  request: RecipientImport,
): Promise<Record<Kind, number> & { source?: RecipientImport['source'] }> {
  const { name } = await loadPublication(deps.table, publicationId)
  const begun = deps.clock().getTime()
  const read = [
    ...request.rows.map(({ version, recipient }) => ({ version, address: recipient.address })),
    ...request.removals,
  ]
  const there = await getRecipients(
    deps.table,
    publicationId,
    read.map(({ address }) => address),
  )
  const current = new Map(there.flatMap((one) => (one ? [[one.address, one] as const] : [])))
  if (read.some(({ version, address }) => version !== (current.get(address)?.version ?? null)))
    throw new Refusal('stale')
  const steps = stepsOf(publicationId, request, current)
  const parts = Math.ceil(steps.length / ROWS_AT_ONCE)
  for (let part = 0; part < parts; part += 1) {
    const done = part * ROWS_AT_ONCE
    const now = steps.slice(done, done + ROWS_AT_ONCE)
    const facts = {
      part: part + 1,
      parts,
      ...addresses('added', now),
      ...addresses('changed', now),
      ...addresses('removed', now),
      rowsHash: await hashOf(now.map(({ write }) => write)),
      ...request.source,
    }
    const isTooLate = part > 0 && deps.clock().getTime() - begun > LONGEST_MS
    const writing = isTooLate
      ? Promise.reject(new Refusal('busy'))
      : commit(deps.table, {
          writes: now.map(({ write }) => write),
          record: {
            subject: subjects.publication(publicationId),
            act: act(actor, deps.clock(), 'recipients-imported', `${name} ${now.length} 个邮箱`, { facts }),
          },
        })
    await writing.catch((error: unknown) => {
      throw error instanceof Refusal && done > 0
        ? new Refusal(error.code, [
            { path: 'rows', message: `此前的 ${done} 个邮箱已写入，请重新选择文件核对其余部分。` },
          ])
        : error
    })
  }
  return {
    added: count('added', steps),
    changed: count('changed', steps),
    removed: count('removed', steps),
    ...(request.source && { source: request.source }),
  }
}

const stepsOf = (
  publicationId: string,
  { rows, removals }: RecipientImport,
  current: ReadonlyMap<string, Recipient>,
): Step[] => [
  ...rows.map(
    ({ version, recipient }): Step => ({
      kind: version === null ? 'added' : 'changed',
      address: recipient.address,
      write: writeRecipient(publicationId, current.get(recipient.address) ?? null, recipient).write,
    }),
  ),
  ...removals.map(
    ({ version, address }): Step => ({
      kind: 'removed',
      address,
      write: deleteRecipient({ publicationId, address, version }),
    }),
  ),
]

const count = (kind: Kind, steps: readonly Step[]) => steps.filter((step) => step.kind === kind).length

/** Whose rows these were, on the record by address; a kind that there was none of is left out. */
function addresses(kind: Kind, steps: readonly Step[]): Partial<Record<Kind, string>> {
  const named = steps.filter((step) => step.kind === kind).map(({ address }) => address)
  return named.length ? { [kind]: several(named) } : {}
}
