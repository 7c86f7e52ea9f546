/** A letter that could not be composed: no server was asked, and the letter is what is wrong, or its sender's address. */
import { UnsendableLetter } from '../mime.ts'
import type { Outcome } from '../port.ts'
import { type NotTaken, notTaken } from './not-taken.ts'

const NEVER_SENT = 'unsendable'

/** @throws the error itself where it is another */
export function unsendable(error: unknown): NotTaken {
  if (!(error instanceof UnsendableLetter)) throw error
  return notTaken(error.cause, { permanent: true, code: NEVER_SENT, words: error.message })
}

/** Whether the letter itself was in the way before any server was asked, so that it says nothing of mail. */
export const wasNeverSent = (outcome: Outcome): boolean =>
  outcome.kind === 'refused' && (outcome.code === NEVER_SENT || outcome.cause === 'unsendable')
