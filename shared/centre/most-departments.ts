/** The most departments of a publication, and so of a call; without zod, since pages ask it too. */
export const MOST_DEPARTMENTS = 1000
