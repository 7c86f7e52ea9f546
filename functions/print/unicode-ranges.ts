/** Code points as CSS `unicode-range` writes them. */

/** `U+20-22,U+5F` → its code points, ascending as written. */
export function* codePointsOf(ranges: string): Generator<number> {
  for (const [, from = '', to = from] of ranges.matchAll(/U\+([0-9a-f]+)(?:-([0-9a-f]+))?/gi)) {
    const last = Number.parseInt(to, 16)
    for (let code = Number.parseInt(from, 16); code <= last; code++) yield code
  }
}

/** The inverse, for ascending code points: runs are joined. */
export function rangesOf(codes: readonly number[]): string {
  const spans: string[] = []
  for (let i = 0; i < codes.length; ) {
    let end = i
    while (codes[end + 1] === (codes[end] ?? 0) + 1) end += 1
    spans.push(i === end ? `U+${hex(codes[i])}` : `U+${hex(codes[i])}-${hex(codes[end])}`)
    i = end + 1
  }
  return spans.join(',')
}

const hex = (code = 0): string => code.toString(16).toUpperCase()
