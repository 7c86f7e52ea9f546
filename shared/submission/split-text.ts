/** A submission's text in parts (拆成几条采用): where it is cut, which parts become items, and what is left out. */
import type { RefusalDetail } from '../refusals.ts'
import { beginningOf } from '../text.ts'

/** `[start, end)` of a text, in UTF-16 units. */
export type Span = { start: number; end: number }

/** So many items are made of one submission. */
export const MOST_PIECES = 20

/** A part that becomes an item at the end of a section, or joins one (`itemId`). */
export type TextPart = Span & { sectionId: string; itemId: string | null }

/** Whether a text may be cut here: within it, and within no character. */
export const isCut = (text: string, at: number): boolean =>
  at > 0 && at < text.length && !(isHigh(text.charCodeAt(at - 1)) && isLow(text.charCodeAt(at)))
const isHigh = (unit: number) => unit >= 0xd800 && unit < 0xdc00
const isLow = (unit: number) => unit >= 0xdc00 && unit < 0xe000

/** Behind each paragraph but the last. */
export const paragraphCuts = (text: string): number[] =>
  Array.from(text.matchAll(/\n\s*/g), ({ index, 0: { length } }) => index + length).filter((at) => isCut(text, at))

/** The text in pieces, cut where it may be cut: together they are the whole text. */
export function piecesOf(text: string, cuts: readonly number[]): Span[] {
  const starts = [0, ...new Set(cuts.filter((at) => isCut(text, at)))].sort((a, b) => a - b)
  return starts.map((start, n) => ({ start, end: starts[n + 1] ?? text.length }))
}

/** The words of a piece: without the breaks at its ends. */
export const wordsOf = (text: string, { start, end }: Span): string => text.slice(start, end).trim()

/** What is between the parts, before and behind them; of what is blank there is nothing to tell. */
export function leftOutOf(text: string, parts: readonly Span[]): string[] {
  const sorted = parts.toSorted((a, b) => a.start - b.start)
  const gaps = [...sorted, { start: text.length }].map(({ start: end }, n) => ({ start: sorted[n - 1]?.end ?? 0, end }))
  return gaps.map((gap) => wordsOf(text, gap)).filter((words) => words !== '')
}

/** What is wrong with parts of this text: out of order, cut within a character, without words, or two for one item. */
export function wrongParts(text: string, parts: readonly TextPart[]): RefusalDetail[] {
  const ends = (at: number) => at === 0 || at === text.length || isCut(text, at)
  return parts.flatMap((part, n): RefusalDetail[] => {
    const { start, end, itemId } = part
    const path = `parts.${n}`
    if (start < (parts[n - 1]?.end ?? 0) || start >= end || !ends(start) || !ends(end))
      return [{ path, message: '切开的位置与来稿的文字对不上，请重新切开' }]
    const words = wordsOf(text, part)
    if (words === '') return [{ path, message: '有一段没有文字，请与前后的段落合并' }]
    if (itemId !== null && parts.findIndex((one) => one.itemId === itemId) < n) {
      const begins = beginningOf(words, 10)
      return [{ path: `${path}.itemId`, message: `“${begins}…”一段与前面的一段并入同一条，请合并这两段，或另选一条` }]
    }
    return []
  })
}
