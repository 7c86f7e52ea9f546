/** The longest query to the archive, in characters; without zod, since the page asks it too. */
export const LONGEST_QUERY = 100
