/** Six of the demo's mailboxes: enough, and quick, where it is what becomes of each that counts. */
import { PUBLICATION } from '../../infra/local/demo/publication.ts'
import { RECIPIENTS } from '../../infra/local/demo/recipients.ts'
import type { Centre } from './centre.ts'
import { ok } from './issue-steps.ts'

/** On both lists. */
export const BOTH = 'zonghe@centre.example'

export const ALL_MAILBOXES: readonly string[] = RECIPIENTS.map(({ address }) => address)
export const SIX: readonly string[] = [...new Set([BOTH, ...ALL_MAILBOXES])].slice(0, 6).sort()

/** Takes all others off the lists. */
export async function keepSixMailboxes(centre: Centre): Promise<void> {
  const administrator = await centre.as('he-jing')
  for (const address of ALL_MAILBOXES)
    if (!SIX.includes(address))
      ok(await administrator.post(`/api/publications/${PUBLICATION.id}/recipients/removals`, { version: 1, address }))
}
