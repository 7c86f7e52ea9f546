/** Finds a commented passage again in a text that was edited since: by its own words, and by those around it. */
import type { Passage } from './comment.ts'
import { LONGEST_PASSAGE } from './comment-limits.ts'

/** So many UTF-16 units before and behind it are kept. */
const AROUND = 20

const isLow = (text: string, at: number): boolean => /^[\uDC00-\uDFFF]/.test(text.slice(at, at + 1))
/** The place itself, or the one before where it lies within a character. */
const whole = (text: string, at: number): number => (isLow(text, at) ? at - 1 : at)

/** Null where there is no such passage, or a longer one than may be commented on. No character is cut in two. */
export function passageAt(text: string, from: number, to: number): Passage | null {
  const start = whole(text, from)
  const end = isLow(text, to) ? to + 1 : to
  if (start >= end || end > text.length || end - start > LONGEST_PASSAGE) return null
  return {
    start,
    end,
    quote: text.slice(start, end),
    before: text.slice(whole(text, Math.max(0, start - AROUND)), start),
    after: text.slice(end, whole(text, end + AROUND)),
  }
}

/** All of a text. */
export const wholeOf = (text: string): Passage => ({
  start: 0,
  end: text.length,
  quote: text.slice(0, whole(text, LONGEST_PASSAGE)),
  before: '',
  after: '',
})

/** `[start, end)` of the same words now; of several the one whose surroundings are most alike, then the nearest. Null where they are gone. */
export function findPassage(text: string, passage: Passage): { start: number; end: number } | null {
  const { quote } = passage
  let best: { start: number; alike: number; far: number } | null = null
  for (let start = text.indexOf(quote); start >= 0; start = text.indexOf(quote, start + 1)) {
    const alike = alikeAround(text, start, passage)
    const far = Math.abs(start - passage.start)
    if (!best || alike > best.alike || (alike === best.alike && far < best.far)) best = { start, alike, far }
  }
  return best && { start: best.start, end: best.start + quote.length }
}

/** How many characters before and behind are the same, counted from the passage. */
function alikeAround(text: string, start: number, { quote, before, after }: Passage): number {
  const end = start + quote.length
  let [back, on] = [0, 0]
  while (back < before.length && before.at(-1 - back) === text[start - 1 - back]) back += 1
  while (on < after.length && after[on] === text[end + on]) on += 1
  return back + on
}
