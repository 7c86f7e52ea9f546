/** A comment (批注) on a passage of an issue in review: who says what about which words, what was answered, and who resolved it. */
import { z } from 'zod'
import { Id, Instant, Paragraphs, Version } from '../fields.ts'
import { LONGEST_COMMENT, LONGEST_PASSAGE, MOST_ANSWERS } from './comment-limits.ts'

const CommentText = Paragraphs(LONGEST_COMMENT).min(1, '请写下内容')

const By = z.strictObject({ id: z.string(), name: z.string() })

/** `[start, end)` of its text in UTF-16 units, the words that stood there, and the nearest before and behind them. */
export const Passage = z.strictObject({
  start: z.number().int().nonnegative(),
  end: z.number().int().positive(),
  quote: z.string().min(1).max(LONGEST_PASSAGE),
  before: z.string(),
  after: z.string(),
})
export type Passage = z.infer<typeof Passage>

export const CommentState = z.enum(['open', 'resolved'])
export type CommentState = z.infer<typeof CommentState>

export const Comment = z.strictObject({
  id: Id,
  issueId: Id,
  version: Version,
  state: CommentState,
  /** The revision that it was written on. */
  revision: z.number().int().positive(),
  /** Whose text it is, as the desk knows it; null: of what stands before the sections, or of a revision from before ids were kept. */
  sectionId: Id.nullable(),
  itemId: Id.nullable(),
  /** `text`, `points[0]`, `note`, `correction`. */
  part: z.string().max(20),
  /** In words, as that revision numbered it: `窗口资讯（一）`. */
  where: z.string(),
  /** Whether the item, or the text, as a whole is meant: the passage is then all of it, its quote the first words. */
  whole: z.boolean(),
  passage: Passage,
  by: By,
  at: Instant,
  text: CommentText,
  answers: z.array(z.strictObject({ by: By, at: Instant, text: CommentText })).max(MOST_ANSWERS),
  /** By whom it was last resolved; null while it is open. */
  resolved: z.strictObject({ by: By, at: Instant }).nullable(),
})
export type Comment = z.infer<typeof Comment>

/**
 * A comment to be added. `id` is made by the page: one that asks twice, since no answer came, has written once. `contentHash`:
 * of what its writer read; `section` and `item` count from 0 in it. Without `start` and `end` the whole is meant.
 */
export const CommentRequest = z.strictObject({
  id: Id,
  contentHash: z.string().max(64),
  section: z.number().int().nonnegative().max(99).nullable(),
  item: z.number().int().nonnegative().max(99).nullable(),
  part: z.string().max(20),
  start: z.number().int().nonnegative().max(100_000).optional(),
  end: z.number().int().nonnegative().max(100_000).optional(),
  text: CommentText,
})
export type CommentRequest = z.infer<typeof CommentRequest>

/** A text that comes with `resolve` or `reopen` stands as an answer. */
export const CommentMoveRequest = z.discriminatedUnion('move', [
  z.strictObject({ move: z.literal('answer'), version: Version, text: CommentText }),
  z.strictObject({ move: z.literal('resolve'), version: Version, text: CommentText.optional() }),
  z.strictObject({ move: z.literal('reopen'), version: Version, text: CommentText.optional() }),
])
export type CommentMoveRequest = z.infer<typeof CommentMoveRequest>
