/** The longest text of a submission, in characters: the schema and the counter of the form ask it. */
export const LONGEST_TEXT = 5_000
