/** Text as it is compared in a search: full-width and half-width, capital and small letters alike, each at its own place. */

/** As long as `text`, so that what is found in the one is marked in the other. */
export const folded = (text: string): string =>
  text.replace(/[A-Z\u3000\uFF01-\uFF5E]/g, (char) =>
    char === '\u3000'
      ? ' '
      : String.fromCharCode(char >= '\uFF01' ? char.charCodeAt(0) - 0xfee0 : char.charCodeAt(0)).toLowerCase(),
  )

const MOST_TERMS = 10

/** What is looked for: each of these must be found. Beyond ten they are not `used`. */
export type Terms = { used: string[]; unused: string[] }

export const termsOf = (typed: string): Terms =>
  atMost(
    folded(typed)
      .split(/[\s,、，;；]+/)
      .filter((term) => term !== ''),
  )

export function atMost(terms: readonly string[]): Terms {
  const all = [...new Set(terms)]
  return { used: all.slice(0, MOST_TERMS), unused: all.slice(MOST_TERMS) }
}

/** The words of a term that is found nowhere as a whole; one of a single word is none. */
export function wordsOf(term: string): string[] {
  const words = [...new Intl.Segmenter('zh', { granularity: 'word' }).segment(term)].flatMap(
    ({ segment, isWordLike }) => (isWordLike ? [segment] : []),
  )
  return words.length > 1 ? words : []
}
