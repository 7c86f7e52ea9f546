/** A number as people type it into a field of text. */

/** Full-width digits and spaces around are taken; NaN where nothing was typed, or no number. */
export const typedNumber = (text: string): number => Number(text.normalize('NFKC').trim() || Number.NaN)

/** The same of a field that may be left empty: null then. */
export const typedNumberOrNull = (text: string): number | null => (text.trim() === '' ? null : typedNumber(text))
