/** Every half-width mark of a Chinese text made full-width at once, those within mended brackets and quotes too. */
import { mended } from './mended.ts'
import { halfWidthPunctuation } from './text/half-width-punctuation.ts'

/** Brackets, the quotes within them and the marks within those. */
const MOST_NESTED = 4

export function allFullWidth(text: string): string {
  let now = text
  for (let round = 0; round < MOST_NESTED; round += 1) {
    const found = halfWidthPunctuation(now)
    if (found.length === 0) return now
    // From the end, so that the places before it stay; one within another waits for the next round.
    let before = Number.POSITIVE_INFINITY
    for (const one of found.toReversed()) {
      if (one.end > before) continue
      now = mended(now, one)
      before = one.start
    }
  }
  return now
}
