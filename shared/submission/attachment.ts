/** An attachment (附件) of a submission: a file that goes with it to the editor and is never printed by itself. */
import { z } from 'zod'
import { Hash, Id, Instant } from '../fields.ts'

export const AttachmentType = z.enum(['docx', 'xlsx', 'pdf', 'png', 'jpg'])
export type AttachmentType = z.infer<typeof AttachmentType>

export const Attachment = z.strictObject({
  /** As it was called on the device it came from, with the ending of its kind. */
  name: z.string(),
  type: AttachmentType,
  bytes: z.number().int().positive(),
  sha256: Hash,
  addedBy: Id,
  addedByName: z.string(),
  addedAt: Instant,
})
export type Attachment = z.infer<typeof Attachment>
