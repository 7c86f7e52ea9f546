/** The longest name of a recipient or a unit, in characters: the schema, the import and the size of a mail ask it. */
export const LONGEST_NAME = 60
/** The longest name of a publication (刊名): the schema, the form and the red name's sizes ask it. */
export const LONGEST_PUBLICATION_NAME = 30
