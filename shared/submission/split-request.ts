/** The request that splits a submission (拆成几条采用): apart from split-text.ts, which pages use and which brings no zod along. */
import { z } from 'zod'
import { Id, Version } from '../fields.ts'
import { MOST_PIECES, type TextPart } from './split-text.ts'

const Part = z.strictObject({
  start: z.number().int().nonnegative(),
  end: z.number().int().positive(),
  sectionId: Id,
  itemId: Id.nullable(),
}) satisfies z.ZodType<TextPart>

/** Parts of the text as it is at `version`, in its order; what stands in none is left out. */
export const SplitRequest = z.strictObject({
  move: z.literal('split'),
  version: Version,
  issueVersion: Version,
  parts: z.array(Part).min(1, '请至少采用一段').max(MOST_PIECES, `一篇来稿最多拆成 ${MOST_PIECES} 条`),
})
