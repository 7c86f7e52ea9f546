/** A revision (修订版): content frozen for review, and its hash. */
import { z } from 'zod'
import { Content } from '../content/content.ts'
import { Hash, Id, Instant } from '../fields.ts'
import { Pdf } from './issue.ts'

export const Revision = z.strictObject({
  issueId: Id,
  version: z.number().int().positive(),
  revision: z.number().int().positive(),
  content: Content,
  contentHash: Hash,
  frozenBy: Id,
  frozenAt: Instant,
  pdf: Pdf.nullable(),
})
export type Revision = z.infer<typeof Revision>
