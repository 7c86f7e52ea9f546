/** The limits of one distribution; without zod, since the sentences of refusals ask them too. */

/** Further ahead than this nobody can say that the text will still be right. */
export const MOST_DAYS_AHEAD = 31
/** Of one sign-off: a request has 20 seconds and 1 GB for it (docs/limits.md). */
export const MOST_RECIPIENTS = 200_000
