/** Brackets and quotes of a text as pairs that hold one another, and those that have no partner. */

export const PARTNERS: Readonly<Record<string, string>> = {
  '《': '》',
  '〈': '〉',
  '“': '”',
  '‘': '’',
  '（': '）',
  '(': ')',
  '【': '】',
  '〔': '〕',
  '［': '］',
  '[': ']',
  '「': '」',
  '『': '』',
  '{': '}',
}
/** The marks of one kind, whichever way they are typed. */
const ALIKE: Readonly<Record<string, string>> = { '(': '（', ')': '）', '[': '［', ']': '］' }
export const kindOf = (sign: string): string => ALIKE[sign] ?? sign
const CLOSING = new Map(Object.entries(PARTNERS).map(([open, close]) => [kindOf(close), kindOf(open)]))
const SIGNS = /[《》〈〉“”‘’（）()【】〔〕［］[\]「」『』{}]/g

export type Sign = { sign: string; at: number }
/** `parent`: the next bracket around it, if any. */
export type Pair = { open: Sign; close: Sign; parent: Sign | null }
/** `crossed`: a pair that closes after the one around it has closed. */
export type Pairs = {
  pairs: Pair[]
  unclosed: Sign[]
  unopened: Sign[]
  crossed: { outer: Sign; inner: Sign; at: number }[]
}

/** `1）`, `a)`, `①）` at the beginning of a clause is a number, no bracket. */
const IS_NUMBER = /(?:^|[\s\n。；：，、])(?:[0-9]{1,3}|[a-zA-Z]|[一二三四五六七八九十]{1,3})$/
/** `don’t`, `O’Neil` */
const isApostrophe = (text: string, at: number) =>
  /[A-Za-z0-9]/.test(text[at - 1] ?? '') && /[A-Za-z]/.test(text[at + 1] ?? '')

export function bracketPairs(text: string): Pairs {
  const found: Pairs = { pairs: [], unclosed: [], unopened: [], crossed: [] }
  const open: Sign[] = []
  /** How many of each kind are open, so that a search for one that is not there costs nothing. */
  const depth = new Map<string, number>()
  const count = (sign: string, by: number) => depth.set(kindOf(sign), (depth.get(kindOf(sign)) ?? 0) + by)
  for (const { 0: sign, index: at } of text.matchAll(SIGNS)) {
    const opener = CLOSING.get(kindOf(sign))
    if (opener === undefined) {
      open.push({ sign, at })
      count(sign, 1)
    } else if (depth.get(opener)) {
      const closed = open.splice(open.findLastIndex((one) => kindOf(one.sign) === opener))
      for (const one of closed) count(one.sign, -1)
      close(found, text, closed, { sign, at }, open.at(-1) ?? null)
    } else if (!isNoBracket(text, sign, at)) found.unopened.push({ sign, at })
  }
  found.unclosed.push(...open)
  return withoutCrossed(found)
}

const isNoBracket = (text: string, sign: string, at: number): boolean =>
  sign === '’' ? isApostrophe(text, at) : kindOf(sign) === '）' && IS_NUMBER.test(text.slice(Math.max(0, at - 5), at))

/** `opened`: the partner of `sign`, and what was opened since then, which is closed later or never. */
function close(found: Pairs, text: string, opened: readonly Sign[], sign: Sign, parent: Sign | null): void {
  const [partner, ...since] = opened
  if (!partner) return
  found.pairs.push({ open: partner, close: sign, parent })
  const [inner] = since
  const next = kindOf(text[sign.at + 1] ?? '')
  if (inner && since.length === 1 && next === kindOf(PARTNERS[inner.sign] ?? ''))
    found.crossed.push({ outer: partner, inner, at: sign.at })
  found.unclosed.push(...since)
}

/** Of two that cross, both have a partner: neither is told of as one that has none. */
function withoutCrossed(found: Pairs): Pairs {
  const inner = new Set(found.crossed.map((crossed) => crossed.inner.at))
  const closes = new Set(found.crossed.map((crossed) => crossed.at + 1))
  return {
    ...found,
    unclosed: found.unclosed.filter(({ at }) => !inner.has(at)),
    unopened: found.unopened.filter(({ at }) => !closes.has(at)),
  }
}
