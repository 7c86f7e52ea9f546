/** A comment as the record names it: where, and on which words. */

import { firstWords } from '#shared/clipped.ts'
import type { Comment } from '#shared/comments/comment.ts'

const MOST = 60

export function aboutComment({
  where,
  whole,
  passage: { quote },
}: Pick<Comment, 'where' | 'whole' | 'passage'>): string {
  if (whole) return where
  return `${where}“${firstWords(quote, MOST)}”`
}
