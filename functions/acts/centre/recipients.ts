/** Adding, changing and removing one recipient, on the publication's record. */
import type { ActName } from '#shared/audit-labels.ts'
import type { Actor } from '#shared/centre/person.ts'
import type { Recipient, RecipientSettings } from '#shared/centre/recipient.ts'
import { Refusal } from '#shared/refusals.ts'
import type { Deps } from '../../deps.ts'
import { commit, type Write } from '../../store/commit.ts'
import { subjects } from '../../store/keys.ts'
import { loadPublication } from '../../store/load.ts'
import { deleteRecipient, getRecipient, writeRecipient } from '../../store/recipients.ts'
import { act } from '../act.ts'
import { changedFacts, firstFacts, recipientFacts } from '../facts.ts'

/** Adds a recipient, or changes the one with this address when `version` names it (null: there must be none yet). */
export async function saveRecipient(
  deps: Deps,
  actor: Actor,
  publicationId: string,
  version: number | null,
  settings: RecipientSettings,
): Promise<Recipient> {
  const [read] = await Promise.all([
    getRecipient(deps.table, publicationId, settings.address),
    loadPublication(deps.table, publicationId),
  ])
  if (version !== (read?.version ?? null)) throw new Refusal('stale')
  const { next, write } = writeRecipient(publicationId, read, settings)
  await record(deps, actor, publicationId, read ? 'recipient-changed' : 'recipient-added', next, write, read)
  return next
}

export async function removeRecipient(
  deps: Deps,
  actor: Actor,
  publicationId: string,
  version: number,
  address: string,
): Promise<void> {
  const recipient = await getRecipient(deps.table, publicationId, address)
  if (!recipient) throw new Refusal('not-found')
  const write = deleteRecipient({ publicationId, address, version })
  await record(deps, actor, publicationId, 'recipient-removed', recipient, write)
}

const record = (
  { table, clock }: Deps,
  actor: Actor,
  publicationId: string,
  what: ActName,
  recipient: RecipientSettings,
  write: Write,
  before: RecipientSettings | null = null,
): Promise<void> =>
  commit(table, {
    writes: [write],
    record: {
      subject: subjects.publication(publicationId),
      act: act(actor, clock(), what, `${recipient.name} ${recipient.address}`, {
        facts: before
          ? changedFacts(recipientFacts(before), recipientFacts(recipient))
          : firstFacts(recipientFacts(recipient)),
      }),
    },
  })
