/** An excerpt: a passage's words around the first that was looked for, and where the found ones stand in it. */
import { z } from 'zod'

/** In parts: those that were looked for are `found`. `before` and `after`: whether the passage goes on there. */
export const Excerpt = z.object({
  parts: z.array(z.object({ text: z.string(), found: z.boolean() })),
  before: z.boolean(),
  after: z.boolean(),
})
export type Excerpt = z.infer<typeof Excerpt>

const LONGEST = 180
const LEAD = 40

/** `folded` is `text` as it is compared; `terms` stand in it, or in what it is about. */
export function excerptOf(text: string, folded: string, terms: readonly string[]): Excerpt {
  const places = placesOf(folded, terms)
  const first = places[0]?.from ?? 0
  const from = text.length <= LONGEST ? 0 : whole(text, Math.max(0, Math.min(first - LEAD, text.length - LONGEST)))
  const to = whole(text, Math.min(text.length, from + LONGEST))
  const parts: Excerpt['parts'] = []
  let end = from
  for (const place of places) {
    if (place.to <= from || place.from >= to) continue
    const [begins, ends] = [Math.max(place.from, end), Math.min(place.to, to)]
    if (begins > end) parts.push({ text: text.slice(end, begins), found: false })
    parts.push({ text: text.slice(begins, ends), found: true })
    end = ends
  }
  if (end < to) parts.push({ text: text.slice(end, to), found: false })
  return { parts, before: from > 0, after: to < text.length }
}

/** Not between the halves of one character. */
const whole = (text: string, at: number): number => (/[\uDC00-\uDFFF]/.test(text[at] ?? '') ? at - 1 : at)

/** In order, and those that overlap or touch as one. */
function placesOf(folded: string, terms: readonly string[]): { from: number; to: number }[] {
  const all = terms.flatMap((term) => {
    const found: { from: number; to: number }[] = []
    for (let at = folded.indexOf(term); at >= 0; at = folded.indexOf(term, at + term.length))
      found.push({ from: at, to: at + term.length })
    return found
  })
  const merged: { from: number; to: number }[] = []
  for (const place of all.toSorted((a, b) => a.from - b.from)) {
    const last = merged.at(-1)
    if (last && place.from <= last.to) last.to = Math.max(last.to, place.to)
    else merged.push({ ...place })
  }
  return merged
}
