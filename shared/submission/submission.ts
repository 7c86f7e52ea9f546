/** A submission (来稿): what a department hands in through the form, and what became of it. */
import { z } from 'zod'
import { Acknowledgement } from '../checks/acknowledgement.ts'
import { Day, Hash, Id, Instant, OptionalLine, Paragraphs, Version } from '../fields.ts'
import { Saves } from '../saves.ts'
import { beginningOf } from '../text.ts'
import { Attachment } from './attachment.ts'
import { MOST_ATTACHMENTS } from './attachment-limits.ts'
import { LONGEST_TEXT } from './longest-text.ts'

/** `[start, end)` of the text that was given back, in UTF-16 units. */
export const MarkedPassage = z.strictObject({ start: z.number().int().nonnegative(), end: z.number().int().positive() })
export type MarkedPassage = z.infer<typeof MarkedPassage>

/** The last time that it was given back: why, and the text as it then was. It stays when the text comes in again. */
const GivenBack = z.strictObject({
  at: Instant,
  personName: z.string(),
  reason: z.string(),
  text: z.string(),
  passage: MarkedPassage.optional(),
})

export const SubmissionState = z.enum(['draft', 'with-head', 'submitted', 'adopted', 'returned', 'declined'])
export type SubmissionState = z.infer<typeof SubmissionState>

/** What the form holds. The days are null while unfilled; `to` is set for a range. */
export const SubmissionForm = z
  .strictObject({
    departments: z.array(Id).min(1, '请至少选择一个报送单位').max(20),
    from: Day.nullable(),
    to: Day.nullable(),
    text: Paragraphs(LONGEST_TEXT),
    contact: OptionalLine(60),
  })
  .refine((form) => form.from === null || form.to === null || form.from <= form.to, {
    path: ['to'],
    message: '结束日期不能早于开始日期',
  })
export type SubmissionForm = z.infer<typeof SubmissionForm>

const By = z.strictObject({ id: Id, name: z.string() })

/** What another department that a joint submission names said of it; it holds for the text that it was said of. */
export const JointAnswer = z.strictObject({
  departmentId: Id,
  answer: z.enum(['confirmed', 'objected']),
  by: By,
  at: Instant,
  /** Why it objects; empty where it confirmed. */
  reason: z.string(),
  textHash: Hash,
})
export type JointAnswer = z.infer<typeof JointAnswer>

/** The head's part (本单位负责人审签): who asked for it the last time, from which state, and what the head made of it. */
export const HeadsPart = z.strictObject({
  from: z.enum(['draft', 'returned']),
  asked: z.strictObject({ by: By, at: Instant }),
  signed: z.strictObject({ by: By, at: Instant, textHash: Hash }).optional(),
  sentBack: z.strictObject({ by: By, at: Instant, reason: z.string() }).optional(),
})
export type HeadsPart = z.infer<typeof HeadsPart>

export const Submission = z.strictObject({
  id: Id,
  issueId: Id,
  version: Version,
  state: SubmissionState,
  /** The writer's own department: it alone may change the submission; the joint ones may read it. */
  ownerDepartment: Id,
  departments: z.array(Id),
  from: Day.nullable(),
  to: Day.nullable(),
  text: z.string(),
  contact: z.string(),
  createdBy: Id,
  /** Everyone who wrote in it: once it is adopted they may not approve the issue. */
  writers: z.array(Id),
  saves: Saves,
  createdByName: z.string(),
  createdAt: Instant,
  updatedAt: Instant,
  submittedAt: Instant.nullable(),
  /** Handed in after the deadline that held then. */
  late: z.boolean(),
  /** The editor's reason when it was returned or declined. */
  reason: z.string().nullable(),
  /** Left out of those that were never given back, and of those from before this was kept. */
  returned: GivenBack.optional(),
  /** The item it became part of, of several the first; which they are, the items say (shared/issue/lineage.ts). */
  itemId: Id.nullable(),
  /** Why findings in its text stand, as it was handed in. */
  acknowledged: z.array(Acknowledgement).optional(),
  /** Files that go with it to the editor; left out where it never had one. */
  attachments: z.array(Attachment).max(MOST_ATTACHMENTS).optional(),
  /** Since it was handed in for the first time; left out of those that were handed in before anybody was asked. */
  joint: z.array(JointAnswer).optional(),
  /** Left out, or null, where no head was asked the last time. */
  head: HeadsPart.nullable().optional(),
})
export type Submission = z.infer<typeof Submission>

/** What a list shows of a submission. */
export const ListedSubmission = Submission.pick({
  id: true,
  issueId: true,
  state: true,
  ownerDepartment: true,
  departments: true,
  joint: true,
  head: true,
  writers: true,
  createdByName: true,
  submittedAt: true,
  late: true,
  reason: true,
}).extend({ text: Submission.shape.text.describe('正文的开头') })
export type ListedSubmission = z.infer<typeof ListedSubmission>

/** More than two lines of a list hold, in characters. */
const BEGINNING = 200

export const asListed = (submission: Submission): ListedSubmission => ({
  id: submission.id,
  issueId: submission.issueId,
  state: submission.state,
  ownerDepartment: submission.ownerDepartment,
  departments: submission.departments,
  joint: submission.joint,
  head: submission.head,
  writers: submission.writers,
  createdByName: submission.createdByName,
  submittedAt: submission.submittedAt,
  late: submission.late,
  reason: submission.reason,
  text: beginningOf(submission.text.trim(), BEGINNING),
})
