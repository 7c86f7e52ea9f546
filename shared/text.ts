/** Plain text is characters that print, in paragraphs; never markup, never invisible orders to the reader. */

// What breaks a line in other programs: U+000B and U+2028 in Word and WPS, U+000C between pages, U+0085 on mainframes.
const LINE_BREAKS = /\r\n?|[\v\f\u0085\u2028\u2029]/g
// Controls, and Cf that reorder or hide text (bidi marks, overrides and isolates, zero-width space and no-break space,
// soft hyphen, invisible operators, Hangul fillers, interlinear annotation, tags).
const INVISIBLE =
  '(?![\\n\\r\\t\\v\\f\\u0085])\\p{Cc}|[\\u00AD\\u061C\\u115F\\u1160\\u180E\\u200B\\u200E\\u200F\\u202A-\\u202E\\u2060-\\u206F\\u3164\\uFEFF\\uFFA0\\uFFF9-\\uFFFB]|[\\u{E0000}-\\u{E007F}]'
// Joiners mean something within an emoji and in scripts whose letters join or stack; anywhere else they are dirt.
const JOINING = [
  'Arab',
  'Syrc',
  'Mong',
  'Nkoo',
  'Phag',
  'Deva',
  'Beng',
  'Guru',
  'Gujr',
  'Orya',
  'Taml',
  'Telu',
  'Knda',
  'Mlym',
  'Sinh',
  'Khmr',
  'Mymr',
  'Tibt',
]
const LETTERS = JOINING.map((script) => `\\p{Script=${script}}`).join('')
const JOINERS = `(?<![${LETTERS}])(?<![\\p{Extended_Pictographic}\\p{Emoji_Modifier}\\uFE0F](?=\\u200D\\p{Extended_Pictographic}))[\\u200C\\u200D]`
// Variation selectors choose a form of an emoji, a key cap, a Han character (IVS) or a Mongolian letter.
const SELECTORS =
  '(?<![\\p{Extended_Pictographic}\\p{Emoji_Modifier}])(?<![0-9#*](?=\\uFE0F\\u20E3))(?<!\\p{Script=Han})[\\uFE00-\\uFE0F]|(?<!\\p{Script=Han})[\\u{E0100}-\\u{E01EF}]|(?<!\\p{Script=Mong})[\\u180B-\\u180D\\u180F]'
/** Tags after a black flag make the flag of a region. */
const REGION = '\\u{1F3F4}[\\u{E0020}-\\u{E007E}]{1,32}\\u{E007F}'
const MEANINGLESS = new RegExp(`${REGION}|${INVISIBLE}|${JOINERS}|${SELECTORS}`, 'gu')
/** Never stored, at any time: taking these away changes nothing that was signed once. */
const NEVER_STORED = new RegExp(`${REGION}|${INVISIBLE}`, 'gu')

/** The text without the characters that nobody sees and that can mean nothing where they stand, and how many they were. */
export const withoutInvisible = (text: string): { text: string; removed: number } => without(MEANINGLESS, text)

function without(pattern: RegExp, text: string): { text: string; removed: number } {
  let removed = 0
  const visible = text.replace(pattern, (found) => {
    if (found.startsWith('\u{1F3F4}')) return found
    removed += 1
    return ''
  })
  return { text: visible, removed }
}

/** The first characters of a text: as much of it as a list shows. */
export const beginningOf = (text: string, most: number): string => Array.from(text).slice(0, most).join('')

/** What is said to whoever typed or pasted them. */
export const removedInWords = (removed: number): string => `已去掉 ${removed} 个看不见的字符。`

// More marks upon one character than any writing has (UAX #15, 13): to put them in order takes the square of their number.
const HEAPED = '\\p{M}{31}'
const HEAPS = new RegExp(HEAPED, 'u')

/** One spelling of characters that have several. What heaps marks stays as it is, and is refused wherever text is taken in. */
export const normalized = (text: string, form: 'NFC' | 'NFKC'): string =>
  HEAPS.test(text) ? text : text.normalize(form)

const UNPRINTABLE = new RegExp(
  `(?!\\n|\\t)\\p{Cc}|${INVISIBLE}|${HEAPED}|[\\u2028\\u2029\\uFDD0-\\uFDEF\\uFFF0-\\uFFF8\\uFFFE\\uFFFF]`,
  'u',
)
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

/**
 * Line ends of any program to `\n`, tabs and no-break spaces to spaces, what is invisible and means nothing away, NFC;
 * spaces at line ends and blank lines around the text go. Linear in the text, which may come from anywhere.
 */
export function tidy(text: string): string {
  const visible = without(NEVER_STORED, text.replace(LINE_BREAKS, '\n').replace(/[\t\u00A0]/g, ' ')).text
  const lines = normalized(visible, 'NFC').split('\n').map(withoutSpacesAtEnd)
  const first = lines.findIndex((line) => line !== '')
  return first < 0 ? '' : lines.slice(first, lines.findLastIndex((line) => line !== '') + 1).join('\n')
}

/** A pattern would begin anew at each space of a long row of them. */
function withoutSpacesAtEnd(line: string): string {
  let end = line.length
  while (end > 0 && (line[end - 1] === ' ' || line[end - 1] === '\u3000')) end -= 1
  return line.slice(0, end)
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
