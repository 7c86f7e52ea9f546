/** Marks the words of open comments in the reading view, in browsers that can mark without changing the page; the comment beside it quotes them in all. */
import { type RefObject, useEffect } from 'react'
import { placeKey } from '../reading/read-part.tsx'
import { rangesOf } from './passage-range.ts'
import type { PlacedComment } from './use-comments.ts'

const NAME = 'comment'

export function useHighlights(text: RefObject<HTMLElement | null>, placed: readonly PlacedComment[]): void {
  useEffect(() => {
    const { current } = text
    if (!current || !('highlights' in CSS)) return
    const ranges = placed.flatMap(({ comment: { state, whole }, at }) =>
      state === 'open' && !whole && at?.place
        ? rangesOf(current, { place: placeKey(at.of), part: at.of.part, ...at.place })
        : [],
    )
    CSS.highlights.set(NAME, new Highlight(...ranges))
    return () => void CSS.highlights.delete(NAME)
  }, [text, placed])
}
