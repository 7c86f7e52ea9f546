/** The longest text that a call may ask with (约稿要求), in characters; without zod, since the form asks it too. */
export const LONGEST_BRIEF = 2000
