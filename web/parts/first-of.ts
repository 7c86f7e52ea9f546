/** Many names in a sentence: the first of them, and how many there are. */

/** More than these nobody reads in a sentence. */
const MOST_NAMED = 30

/** More than these nobody reads in a message that goes by itself. */
export const MOST_IN_MESSAGE = 3

/** `what`: what is counted, with its counter: 个单位. */
export const firstOf = (names: readonly string[], what: string, most = MOST_NAMED): string =>
  names.length > most ? `${names.slice(0, most).join('、')}等 ${names.length} ${what}` : names.join('、')

/** More than these nobody reads in a list of a window. */
const MOST_LINES = 60

/** The same of lines. */
export const firstLines = (lines: readonly string[], what: string): string[] => [
  ...lines.slice(0, MOST_LINES),
  ...(lines.length > MOST_LINES ? [`另有 ${lines.length - MOST_LINES} ${what}`] : []),
]
