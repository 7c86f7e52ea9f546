/** What plain text is here: characters that print, in paragraphs; never markup, never invisible orders to the reader. */

// Cc without \n and \t, Cf that reorder or hide text (bidi marks, overrides and isolates, zero-width space and
// no-break space, soft hyphen, invisible operators, Hangul fillers, interlinear annotation, tags), noncharacters.
// U+200C/U+200D stay out of the list: emoji sequences and some scripts need the joiners.
const UNPRINTABLE =
  /(?![\n\t])\p{Cc}|[\u00AD\u061C\u115F\u1160\u180E\u200B\u200E\u200F\u2028-\u202E\u2060-\u206F\u3164\uFEFF\uFFA0\uFDD0-\uFDEF\uFFF0-\uFFFB\uFFFE\uFFFF]|[\u{E0000}-\u{E007F}]/u
const LONE_SURROGATE = /\p{Surrogate}/u

export type UnprintableCharacter = { codePoint: number; position: number }

/** The first character that may not stand in a text, with its position in UTF-16 units, or null. */
export function unprintableIn(text: string): UnprintableCharacter | null {
  const found = UNPRINTABLE.exec(text) ?? LONE_SURROGATE.exec(text)
  if (!found) return null
  return { codePoint: found[0].codePointAt(0) ?? 0, position: found.index }
}

/** `U+202E`. */
export function codePointName(codePoint: number): string {
  return `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`
}

/** Line ends to `\n`, tabs and no-break spaces to spaces, NFC; spaces at line ends and blank lines around the text go. */
export function tidy(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/[\t\u00A0]/g, ' ')
    .replace(/[ \u3000]+$/gm, '')
    .replace(/^\n+|\n+$/g, '')
}

/** A one-line text: as `tidy`, with every run of white space one space and none at the ends. */
export function tidyLine(text: string): string {
  return tidy(text)
    .replace(/[\s\u3000]+/g, ' ')
    .trim()
}

/** How many characters a reader counts (code points, not UTF-16 units). */
export function lengthOf(text: string): number {
  let length = 0
  for (const _ of text) length += 1
  return length
}
