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
  /** Of each of its sections and items the id at the desk, by which comments find them again; beside the content, so not hashed. Left out of older ones. */
  ids: z.array(z.strictObject({ section: Id, items: z.array(Id) })).optional(),
  frozenBy: Id,
  frozenAt: Instant,
  pdf: Pdf.nullable(),
})
export type Revision = z.infer<typeof Revision>
