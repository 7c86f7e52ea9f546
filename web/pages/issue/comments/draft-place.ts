/** Where the comment that is being written on an item, or a text, is kept in this window until it is sent. */
import type { CommentableText } from '#shared/comments/commentable.ts'

export const draftPlace = (
  personId: string,
  issueId: string,
  { section, item, sectionId, itemId, part }: CommentableText,
): string =>
  `${personId}:${issueId}:comment:${section === null ? part : `${sectionId ?? section}:${itemId ?? item ?? ''}`}`

/**
 * What is kept: the words, and which passage they are about, with its own words, since another revision may be read by
 * then; of the whole without start and end. `tried`: the id under which this very comment was sent, and no answer came.
 */
type Draft = { part: string; start: number | null; end: number | null; quote?: string; text: string; tried?: string }

export function readDraft(kept: string): Draft | null {
  try {
    const draft: unknown = JSON.parse(kept)
    return isDraft(draft) ? draft : null
  } catch {
    return null
  }
}

const isDraft = (draft: unknown): draft is Draft =>
  typeof draft === 'object' &&
  draft !== null &&
  'part' in draft &&
  typeof draft.part === 'string' &&
  'text' in draft &&
  typeof draft.text === 'string' &&
  'start' in draft &&
  'end' in draft

export const draftOf = (draft: Draft): string => (draft.text.trim() === '' ? '' : JSON.stringify(draft))
