/** Six of the demo's mailboxes: enough, and quick, where it is what becomes of each that counts. */
import { RECIPIENTS } from '../../infra/local/demo/recipients.ts'

/** On both lists. */
export const BOTH = 'zonghe@centre.example'

export const ALL_MAILBOXES: readonly string[] = RECIPIENTS.map(({ address }) => address)
export const SIX: readonly string[] = [...new Set([BOTH, ...ALL_MAILBOXES])].slice(0, 6).sort()
