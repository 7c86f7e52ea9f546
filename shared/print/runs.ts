/**
 * Splits running text into runs by where a line may end: nowhere in numbers with what they count, in dates and in short
 * titles and quotations, anywhere in long addresses.
 */

/** Some text of a paragraph. `whole` stays on one line; `anywhere` breaks between any two characters. */
export type Run = { text: string; breaks: 'as usual' | 'whole' | 'anywhere' }

const DATE = /\d{4}年(?:\d{1,2}月(?:\d{1,2}日)?)?|\d{1,2}月(?:\d{1,2}日)?/
// A number with 万 or 亿 and the word it counts, 5.05万件, 34件（次）, 1365人/次, 98.6%, 第128期.
// Six digits at most: what is longer is a telephone or document number, which counts nothing.
const COUNT =
  /(?:第|(?<![\d.]))\d{1,6}(?:\.\d{1,4})?(?:[%％‰]|[万亿]?(?:[人件次]（[人件次]）|\p{Script=Han}\/\p{Script=Han}|\p{Script=Han}))/u
// 《办法》, “好差评”. Of longer ones no single character stays behind or goes ahead; whole, they would leave gaps in the line before.
const QUOTED = /[《“][^《》“”]{1,3}[》”]|[《“]\p{Script=Han}{2}|\p{Script=Han}{2}[》”]/u
// A word this long, an address as a rule, would leave a line before it that is stretched to nothing but gaps; and so would
// a row of marks of which none may end a line, or none begin one.
const ANYWHERE = /[!-~]{20,}|[（《〈“‘【〔「『［｛]{12,}|[）》〉”’】〕」』］｝，。、；：？！…]{12,}/
const SPECIAL = new RegExp(`(${ANYWHERE.source})|${[DATE, COUNT, QUOTED].map(({ source }) => source).join('|')}`, 'gu')

/** Every character of `text`, in order, in as few runs as the marks need. */
export function runsOf(text: string): Run[] {
  const runs: Run[] = []
  let end = 0
  for (const match of text.matchAll(SPECIAL)) {
    if (match.index > end) runs.push({ text: text.slice(end, match.index), breaks: 'as usual' })
    runs.push({ text: match[0], breaks: match[1] === undefined ? 'whole' : 'anywhere' })
    end = match.index + match[0].length
  }
  if (end < text.length) runs.push({ text: text.slice(end), breaks: 'as usual' })
  return runs
}
