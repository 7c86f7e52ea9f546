/** Shared parts of the checks of text: full-width forms, paragraphs and sentences. */

/**
 * The same text with full-width digits, letters and the signs of numbers and mailboxes in their half-width forms: of equal length,
 * so that each place in it is the same place.
 */
export const halfWidth = (text: string): string =>
  text.replace(/[０-９Ａ-Ｚａ-ｚ＠．－＋％／＿]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))

/** Paragraphs with the place at which each begins. */
export function paragraphsOf(text: string): { text: string; at: number }[] {
  let at = 0
  return text.split('\n').map((paragraph) => {
    const begins = at
    at += paragraph.length + 1
    return { text: paragraph, at: begins }
  })
}

const STOPS = ['。', '！', '？', '\n']
/** As much of a sentence is looked at on each side. */
const LONGEST = 300

/** The sentence around `[start, end)`, without its stop. */
export function sentenceAround(text: string, start: number, end: number): string {
  const before = text.slice(Math.max(0, start - LONGEST), start)
  const after = text.slice(end, end + LONGEST)
  const begins = Math.max(...STOPS.map((stop) => before.lastIndexOf(stop))) + 1
  const ends = Math.min(...STOPS.map((stop) => after.indexOf(stop)).map((at) => (at < 0 ? after.length : at)))
  return before.slice(begins) + text.slice(start, end) + after.slice(0, ends)
}
