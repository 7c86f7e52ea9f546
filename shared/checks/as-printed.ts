/** A text with its figures in their places, as it is printed, and the way back to the text as it is typed. */
import { figurePlaces, printedFigure } from '../content/figures.ts'
import type { Figure } from './figures/history.ts'

/** `typed` gives `[start, end)` of the printed text in the typed one; `figure`: one that lies in it, wholly or in part; `isWhole`: there is
 * nothing else. */
export type AsPrinted = {
  text: string
  typed: (start: number, end: number) => { start: number; end: number; figure?: string; isWhole?: boolean }
}

type Piece = { printed: number; typed: number; length: number; typedLength: number; figure?: string }

export function asPrinted(text: string, figures: readonly Figure[]): AsPrinted {
  const byId = new Map(figures.map((figure) => [figure.id, figure]))
  const pieces: Piece[] = []
  let [printed, typed] = [0, 0]
  const texts = figurePlaces(text, new Set(byId.keys())).map((place) => {
    const figure = 'figure' in place ? byId.get(place.figure) : undefined
    const shown = 'text' in place ? place.text : printedFigure(figure?.value ?? '', figure?.unit ?? '')
    const typedLength = 'text' in place ? place.text.length : place.figure.length + 2
    pieces.push({ printed, typed, length: shown.length, typedLength, ...(figure && { figure: figure.id }) })
    printed += shown.length
    typed += typedLength
    return shown
  })
  return { text: texts.join(''), typed: (start, end) => typedPlace(pieces, start, end, typed) }
}

/** A place within a figure is that of the whole figure. */
function typedPlace(pieces: readonly Piece[], start: number, end: number, length: number) {
  const inside = pieces.filter(
    (piece) => piece.printed < Math.max(end, start + 1) && piece.printed + piece.length > start,
  )
  const [first, last] = [inside[0], inside.at(-1)]
  const figure = inside.find((piece) => piece.figure !== undefined)?.figure
  if (!first || !last) return { start: length, end: length }
  const from = first.figure === undefined ? first.typed + (start - first.printed) : first.typed
  const to = last.figure === undefined ? last.typed + (end - last.printed) : last.typed + last.typedLength
  const place = { start: from, end: Math.max(from, to) }
  return figure === undefined ? place : { ...place, figure, isWhole: inside.length === 1 }
}
