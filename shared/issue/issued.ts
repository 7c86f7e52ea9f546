/** The answer about an issued file: which issue it is, who approved and signed it, and when. */
import { z } from 'zod'
import { Id, Instant } from '../fields.ts'
import { Correction } from './correction.ts'
import { Approval, Corrects } from './issue.ts'

/** The row under a PDF's hash, written with the sign-off. */
export const IssuedFile = z.strictObject({ issueId: Id, version: z.literal(1) })
export type IssuedFile = z.infer<typeof IssuedFile>

export const Issued = z.strictObject({
  issueId: Id,
  publication: z.string(),
  /** `2026年第2期` */
  label: z.string(),
  revision: z.number().int(),
  pages: z.number().int(),
  approvals: z.array(Approval.pick({ stepName: true, personName: true, at: true })),
  signedBy: z.string(),
  signedAt: Instant,
  /** The corrections of this issue that have gone out, and the issue that this one corrects. */
  correctedBy: z.array(Correction.omit({ state: true })),
  corrects: Corrects.pick({ issueId: true, label: true }).nullable(),
})
export type Issued = z.infer<typeof Issued>
