/** A correction as the archive tells of it at the issue that it corrects. */
import { z } from 'zod'
import { Id } from '../fields.ts'
import { IssueState } from './issue.ts'

/** The row beside the corrected issue, written when the correction is opened. */
export const CorrectionLink = z.strictObject({ issueId: Id, version: z.literal(1) })
export type CorrectionLink = z.infer<typeof CorrectionLink>

/** `label` as `2026年第3期`; one that is `published` corrects something once it goes out (distribution/standing.ts). */
export const Correction = z.strictObject({ issueId: Id, label: z.string(), state: IssueState })
export type Correction = z.infer<typeof Correction>
