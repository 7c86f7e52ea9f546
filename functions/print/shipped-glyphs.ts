/**
 * Which characters the shipped fonts have, from a table of 16 kB made of their own character maps (fonts/coverage.json):
 * so that whoever asks needs neither the fonts nor a browser. A centre's own fonts only add to it.
 */
import type { HasGlyph } from '#shared/print/unprinted.ts'
import coverage from './fonts/coverage.json' with { type: 'json' }
import { codePointsOf } from './unicode-ranges.ts'

let sets: { everywhere: Set<number>; text: Set<number> } | null = null

/** 文楷 stands behind every face; 仿宋 and 楷体 have a few scripts more. */
export const shippedGlyph: HasGlyph = (part, codePoint) => {
  sets ??= {
    everywhere: new Set(codePointsOf(coverage.everywhere)),
    text: new Set(codePointsOf(coverage.text)),
  }
  if (sets.everywhere.has(codePoint)) return true
  return (part === 'body' || part === 'byline') && sets.text.has(codePoint)
}
