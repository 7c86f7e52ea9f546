/** A place of a text as it is kept, in the same text as it is typed: with blanks at the ends of lines, and what else is tidied away. */

/** Those that `tidy` makes one of: a tab and a no-break space are a space. */
const isBlank = (sign: string | undefined): boolean => sign !== undefined && /[ \t\u00A0\u3000]/.test(sign)
const alike = (a: string | undefined, b: string | undefined): boolean =>
  a === b || (isBlank(a) && isBlank(b)) || (b === '\n' && a !== undefined && /[\r\v\f\u0085\u2028\u2029]/.test(a))

/** `at` from 0 to the length of `kept`, whose characters `typed` has in their order. */
export function placeInTyped(typed: string, kept: string, at: number): number {
  if (typed === kept) return at
  let there = 0
  for (let n = 0; n < at; n += 1) {
    let next = there
    while (next < typed.length && !alike(typed[next], kept[n])) next += 1
    // What is spelt otherwise (NFC) is passed over one by one.
    there = next < typed.length ? next + 1 : there + 1
  }
  return Math.min(there, typed.length)
}
