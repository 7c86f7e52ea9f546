/** The limits of comments; without zod, since the page asks them too. */

/** As many of an issue, and as many answers to one, as a page still shows whole. */
export const MOST_COMMENTS = 200
export const MOST_ANSWERS = 20
/** The longest comment or answer, in characters. */
export const LONGEST_COMMENT = 500
/** In UTF-16 units: a longer passage is an item, and may be commented on as a whole. */
export const LONGEST_PASSAGE = 500
