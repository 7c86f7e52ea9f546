/** Between what is selected in the reading view and its place in a text; words that only the marking of changes shows do not count. */

/** A line of the reading view as its element tells it (read-part.tsx): whose line, which text, from where in it. */
type TextLine = { element: HTMLElement; place: string; part: string; from: number }

function lineOf(element: HTMLElement): TextLine {
  const [place = '', part = '', from = '0'] = (element.dataset.text ?? '').split(' ')
  return { element, place, part, from: Number(from) }
}

const linesIn = (text: HTMLElement): TextLine[] => [...text.querySelectorAll<HTMLElement>('[data-text]')].map(lineOf)

/** The pieces of its text as it stands in the content: no mark, and nothing that was taken out. */
function piecesOf(element: HTMLElement): Text[] {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  const pieces: Text[] = []
  while (walker.nextNode()) {
    const { currentNode: node } = walker
    if (node instanceof Text && !node.parentElement?.closest('del, .reading-said, .reading-mark')) pieces.push(node)
  }
  return pieces
}

/** `[start, end)` in the text `part` of the place. */
export type SelectedText = { place: string; part: string; start: number; end: number }

/** The selected words of the first line that has some; a selection over several lines is of the first text that it is in. */
export function selectedIn(text: HTMLElement, range: Range): SelectedText | null {
  const chosen = linesIn(text)
    .filter(({ element }) => range.intersectsNode(element))
    .flatMap((line): SelectedText[] => {
      const [start, end] = [offsetIn(line.element, range, 'start'), offsetIn(line.element, range, 'end')]
      const { place, part, from } = line
      return start < end ? [{ place, part, start: from + start, end: from + end }] : []
    })
  const [first] = chosen
  const last = first && chosen.findLast(({ place, part }) => place === first.place && part === first.part)
  return first && last ? { ...first, end: last.end } : null
}

/** How much of the line's text lies before an end of the range. */
function offsetIn(element: HTMLElement, range: Range, which: 'start' | 'end'): number {
  const [node, at] =
    which === 'start' ? [range.startContainer, range.startOffset] : [range.endContainer, range.endOffset]
  const point = document.createRange()
  point.setStart(node, at)
  let before = 0
  for (const piece of piecesOf(element)) {
    if (piece === node) return before + at
    if (point.comparePoint(piece, 0) >= 0) return before
    before += piece.length
  }
  return before
}

/** The words at a place of the reading view, as ranges: one for each line that has some. */
export function rangesOf(text: HTMLElement, { place, part, start, end }: SelectedText): Range[] {
  return linesIn(text)
    .filter((line) => line.place === place && line.part === part)
    .flatMap(({ element, from }) => {
      const range = document.createRange()
      let at = from
      let isBegun = false
      for (const piece of piecesOf(element)) {
        const [first, last] = [Math.max(start - at, 0), Math.min(end - at, piece.length)]
        if (first < last) {
          if (!isBegun) range.setStart(piece, first)
          isBegun = true
          range.setEnd(piece, last)
        }
        at += piece.length
      }
      return isBegun ? [range] : []
    })
}
