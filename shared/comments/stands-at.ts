/** Where a comment stands in an issue as it is now: at its words, at its item whose words were changed, or nowhere any more. */
import type { Comment } from './comment.ts'
import type { CommentableText } from './commentable.ts'
import { findPassage } from './passage.ts'

/** `place`: `[start, end)` of the words, all of the text where the whole is meant; null: 原文已改动. */
export type StandsAt = { of: CommentableText; place: { start: number; end: number } | null }

/** Fewer words than these stand in any text, and say nothing of where they came from. */
const SAYS_WHERE = 8

type Placed = Pick<Comment, 'sectionId' | 'itemId' | 'part' | 'passage' | 'whole'>

/** Null where the item is gone, and the words stand in no other. */
export function standsAt(comment: Placed, texts: readonly CommentableText[]): StandsAt | null {
  const { passage, part } = comment
  const own = texts
    .filter((of) => isOf(comment, of))
    .toSorted((a, b) => Number(b.part === part) - Number(a.part === part))
  // While its item stands, the same words in another were never meant. A text without ids may be its own.
  const elsewhere =
    own.length > 0 ? [] : texts.filter((of) => passage.quote.length >= SAYS_WHERE || (!hasIds(of) && of.part === part))
  for (const text of [...own, ...elsewhere]) {
    const place = placeIn(text.text, comment)
    if (place) return { of: text, place }
  }
  return own[0] ? { of: own[0], place: null } : null
}

const placeIn = (text: string, { passage, whole }: Placed): StandsAt['place'] => {
  if (!whole) return findPassage(text, passage)
  return text.length === passage.end && text.startsWith(passage.quote) ? { start: 0, end: text.length } : null
}

/** Those of a revision that was frozen before comments were known have none. */
const hasIds = ({ section, sectionId }: CommentableText): boolean => section === null || sectionId !== null

const isOf = ({ sectionId, itemId, part }: Placed, of: CommentableText): boolean => {
  if (itemId !== null) return of.itemId === itemId
  return sectionId !== null ? of.sectionId === sectionId && of.itemId === null : of.section === null && of.part === part
}
