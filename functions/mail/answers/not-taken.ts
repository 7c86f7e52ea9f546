/** The outcome of a letter that was not taken: whose fault it is, and what may be done with the letter. */
import { type About, isOfLetter } from '#shared/distribution/about.ts'
import { type Cause, factsOf } from './causes.ts'

/**
 * Not taken. `about`: whose fault it is; only a fault of this letter or mailbox is booked on the letter (unless-paused.ts).
 * `retry`: the letter may pass later. `throttled`: too much was sent. `refused`: this letter will never be taken as it is.
 */
export type NotTaken = {
  kind: 'retry' | 'throttled' | 'refused'
  about: About
  cause: Cause
  /** What to look up: the reply's codes and stage, or the name of the error. */
  code: string
  /** Plain Chinese, with the server's own words. */
  reason: string
}

/**
 * The outcome of a letter that was not taken for this cause. `permanent`: the server said that it will never take it,
 * which is believed only where it speaks of the letter or the mailbox: a fault of the account can be mended.
 */
export function notTaken(cause: Cause, answer: { permanent: boolean; code: string; words: string }): NotTaken {
  const { about, says, tooMuch } = factsOf(cause)
  const { permanent, code, words } = answer
  const kind = isOfLetter({ about }) && permanent ? 'refused' : tooMuch ? 'throttled' : 'retry'
  return { kind, about, cause, code, reason: words === '' ? says : `${says}：${words}` }
}
