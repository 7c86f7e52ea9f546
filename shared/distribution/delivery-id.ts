/** Ids of deliveries and of their letters: the same however often they are made, and whoever makes them. */

import { sha256 } from '../hash.ts'
import type { Delivery } from './delivery.ts'

/** The id of an issue's delivery to a mailbox. */
export const deliveryId = async (issueId: string, address: string): Promise<string> =>
  (await sha256(`${issueId} ${address}`)).slice(0, 32)

/** Which letter an event or a mailer's record speaks of: the row by its keys, and its round. */
export type LetterName = { issueId: string; deliveryId: string; round: number }

/** `<issue>-<delivery>-<round>`: travels as Message-ID, SES tag and name in the outbox, so that whatever comes back finds the row. */
export const letterId = ({ issueId, id, round }: Pick<Delivery, 'issueId' | 'id' | 'round'>): string =>
  `${issueId}-${id}-${round}`

const LETTER = /^([a-z0-9][a-z0-9-]*)-([0-9a-f]{32})-([1-9]\d{0,8})$/

/** What a letter's id names, or null where it is no delivery's. */
export function readLetterId(text: string): LetterName | null {
  const [, issueId, delivery, round] = LETTER.exec(text) ?? []
  return issueId && delivery && round ? { issueId, deliveryId: delivery, round: Number(round) } : null
}
