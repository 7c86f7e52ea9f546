/** When a function must be done: Lambda ends it at its timeout in the middle of whatever it does. */

/** What Lambda tells a handler beside its event, as far as it is used here. */
export type Context = { getRemainingTimeInMillis: () => number }

/** What is under way takes less: a print has its own limit, and so has a mail server's answer. */
const SPARE_MS = 120_000

/** Aborted while there is still time to put long work back. */
export const endingOf = (context: Context): AbortSignal =>
  AbortSignal.timeout(Math.max(0, context.getRemainingTimeInMillis() - SPARE_MS))
