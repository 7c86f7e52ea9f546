/** Splits running text into runs, and marks those that a line end must not tear: numbers with what they count, days, months. */

/** Some text of a paragraph; `whole` keeps it on one line. */
export type Run = { text: string; whole: boolean }

// A year; a month with its day; a number with 万 or 亿 and the word it counts, 5.05万件, 34件（次）, 1365人/次, 98.6%.
// Six digits at most: what is longer is a telephone or document number, which counts nothing.
const WHOLE =
  /\d{4}年|\d{1,2}月(?:\d{1,2}日)?|(?<![\d.])\d{1,6}(?:\.\d{1,4})?(?:[%％‰]|[万亿]?(?:[人件次]（[人件次]）|\p{Script=Han}\/\p{Script=Han}|\p{Script=Han}))/gu

/** Every character of `text`, in order, in as few runs as the marks need. */
export function runsOf(text: string): Run[] {
  const runs: Run[] = []
  let end = 0
  for (const match of text.matchAll(WHOLE)) {
    if (match.index > end) runs.push({ text: text.slice(end, match.index), whole: false })
    runs.push({ text: match[0], whole: true })
    end = match.index + match[0].length
  }
  if (end < text.length) runs.push({ text: text.slice(end), whole: false })
  return runs
}
