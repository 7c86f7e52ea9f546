/** Spaces that a PDF's text has and the page does not: which go, which stay, and how wide a line is. */

// Characters that are set solid: Han, kana, and the punctuation and full-width forms used with them. Quotes,
// dashes, ellipsis and middle dot are shared with Latin text; in a Chinese document they are Chinese.
const SOLID =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\u00B7\\u2014\\u2018-\\u201F\\u2026\\u3000-\\u303F\\uFE30-\\uFE4F\\uFF00-\\uFFEF'
const SPACES = /[ \t\u00A0\u2000-\u200A\u202F\u3000]+/g
const BESIDE_SOLID = new RegExp(` (?=[${SOLID}])|(?<=[${SOLID}]) `, 'gu')
const SOLID_CHARACTER = new RegExp(`[${SOLID}]`, 'u')
const OPENING = '（《〈“‘【〔「『［(['
const CLOSING = '）》〉”’】〕」』］)]'
const FIRST_TOKEN = /^[（《〈“‘【〔「『［([]*(?:[!-~]+|.)[）》〉”’】〕」』］)\]，。、；：！？,.;:!?]*/su
const FIRST_WORDS = /^[（《〈“‘【〔「『［([]*(?:[!-~]+(?: [!-~]+)*|.)[）》〉”’】〕」』］)\]，。、；：！？,.;:!?]*/su

/** A sign that belongs to the number before it: `98.7 %`. */
const BEFORE_SIGN = /(?<=[0-9]) (?=[%‰℃°])/g
/** A number with a space at its point, `办结5. 02万件`; without a word before it, it may be the point “5.”. */
const AT_POINT = /(?<=[\p{Script=Han}][0-9]{1,12}) ?\. ?(?=[0-9])/gu
/** A space inside what may be one number: nobody knows whether it is. */
const BROKEN_NUMBER = /[0-9](?: [0-9]|[.,] [0-9]| [.,][0-9])/

/** `2026年 1 月` → `2026年1月`, `98.7 %` → `98.7%`; between two words of another script one space stays: `Word  2010` → `Word 2010`. */
export function withoutStraySpaces(text: string): string {
  return text.replace(SPACES, ' ').replace(BESIDE_SOLID, '').replace(BEFORE_SIGN, '').replace(AT_POINT, '.').trim()
}

/** A heading's words, a wide space that somebody typed, and so much behind it that it is a text. */
const HEADING_GAP = /^[^\s，。；：、！？]{3,30}(?:\u3000+|\t+| {3,})(?=\p{Script=Han})(?:.{0,60}[，。；！？]|.{12})/u
const OWN_MARK = /^\s*(?:[（(][一二三四五六七八九十]{1,3}[）)]|[㈠-㈩]|[0-9０-９]{1,2}[.．、])[、.．]?\s*/

/** Whether a numbered line of the source sets a heading and its text apart by a wide space only. */
export const hasHeadingGap = (raw: string): boolean => HEADING_GAP.test(raw.replace(OWN_MARK, ''))

/** Whether a number may be broken by a space that is still there. */
export const hasBrokenNumber = (text: string): boolean => BROKEN_NUMBER.test(text)

/** Lines of one paragraph put back together: nothing between Chinese characters, one space between words. */
export function joinLines(lines: readonly string[]): string {
  const parts = lines.flatMap((line, at) => {
    const before = lines[at - 1] ?? ''
    return before === '' || before.endsWith('-') || before.endsWith('/') ? [line] : [' ', line]
  })
  return withoutStraySpaces(parts.join(''))
}

/** Width of a line in em: 1 for each character set solid, a half for any other. */
export function widthOf(line: string): number {
  let width = 0
  for (const character of line) width += SOLID_CHARACTER.test(character) ? 1 : 0.5
  return width
}

/** Width in em of what cannot be parted at the start of a line: opening marks, a character or word, closing marks. */
export function firstTokenWidth(line: string): number {
  return widthOf(FIRST_TOKEN.exec(line)?.[0] ?? '')
}

/** The same where words with one space between them stay together, as some programs set a name of several words. */
export const firstWordsWidth = (line: string): number => widthOf(FIRST_WORDS.exec(line)?.[0] ?? '')

/** How many brackets and quotes are open after a character, `depth` being how many were before it. */
export function depthAfter(character: string, depth: number): number {
  if (OPENING.includes(character)) return depth + 1
  return CLOSING.includes(character) ? depth - 1 : depth
}
