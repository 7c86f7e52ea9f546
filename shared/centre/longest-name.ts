/** The longest name of a recipient or a unit, in characters: the schema, the import and the size of a mail ask it. */
export const LONGEST_NAME = 60
