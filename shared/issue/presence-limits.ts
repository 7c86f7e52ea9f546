/** How long somebody counts as there, how often a page says so, and of how many it is told. */

/** How long somebody counts as there since they were last heard of, in milliseconds. */
export const PRESENT_MS = 45_000
/** A page that shows says so again after so long. */
export const SAY_AGAIN_MS = 20_000
/** Of more, those who were heard of last. */
export const MOST_PRESENT = 30
