/** Texts over which patterns run in more than linear time, as units to repeat. */

export const HOSTILE_TEXTS: readonly (readonly [name: string, unit: string])[] = [
  ['blanks', ' '],
  ['line ends', '\n'],
  ['line ends of Windows', '\r\n'],
  ['tabs', '\t'],
  ['at signs', '@'],
  ['blanks and at signs', ' @'],
  ['quotes', '"'],
  ['empty cells', '"",'],
  ['digits', '1'],
  ['numbers', '1,'],
  ['points', '1.'],
  ['full-width blanks', '\u3000'],
  ['zero-width spaces', '\u200B'],
  ['zero-width joiners', 'a\u200D'],
  ['combining marks in wrong order', '\u0301\u0323'],
  ['brackets', '（'],
  ['angle brackets', '<'],
  ['a mailbox in brackets', '<a@'],
  ['dots and letters', 'a.'],
  ['full stops', '。'],
  ['percent signs', '%'],
  ['braces', '{a'],
  ['flags', '\u{1F3F4}\u{E0061}'],
  ['variation selectors', '\uFE0F'],
  ['days', '3月2日'],
  ['brackets and quotes', '《“（'],
  ['clauses', '窗口，'],
  ['half a character', '\uD83D'],
]

/** About `bytes` of JSON in which each of them stands in a row, the `turn`th first. */
export function compound(bytes: number, turn: number): string {
  const first = turn % HOSTILE_TEXTS.length
  const inTurn = [...HOSTILE_TEXTS.slice(first), ...HOSTILE_TEXTS.slice(0, first)]
  const share = bytes / HOSTILE_TEXTS.length
  return inTurn.map(([, unit]) => unit.repeat(share / (Buffer.byteLength(JSON.stringify(unit)) - 2))).join('')
}
