/** The requests that callers may make of an issue or a submission beyond its fields: each move with just what it needs. */

import { z } from 'zod'
import { MOST_DEPARTMENTS } from './centre/most-departments.ts'
import { RecipientSettings } from './centre/recipient.ts'
import { AcknowledgementReason } from './checks/acknowledgement.ts'
import { Content } from './content/content.ts'
import { Hash, Id, Instant, KeptMailAddress, Version } from './fields.ts'
import { Brief } from './issue/brief.ts'
import { IssueSettings, Opening, Opinion, Reason, WorkingSection } from './issue/issue.ts'
import { MOST_IMPORTED } from './recipients/most-imported.ts'
import { SaveMark } from './saves.ts'
import { MOST_PARTS } from './submission/attachment-limits.ts'
import { SplitRequest } from './submission/split-request.ts'
import { MarkedPassage, SubmissionForm } from './submission/submission.ts'
import { tidyLine } from './text.ts'

/** The consequences of a change that its maker was told of and wants it for all that; another one is told first. */
export const Despite = z.array(z.string().max(2000)).max(100).optional()

/** `again`: those of the departments to be reminded though they were not long ago. */
export const ReminderRequest = z.strictObject({
  departments: z.array(Id).min(1).max(MOST_DEPARTMENTS),
  again: z.array(Id).max(MOST_DEPARTMENTS).optional(),
})
export type ReminderRequest = z.infer<typeof ReminderRequest>

/** What an approver saw: the decision binds to exactly this. Without the letter's, as of an older page, it is none. */
const Seen = { contentHash: Hash, pdfHash: Hash, letterHash: Hash.optional() }

/** How a call for news ends. */
const Ending = {
  /** What was given back to be mended may still come in. */
  keepReturned: z.boolean().optional(),
  /** The submissions without a decision that the caller was shown: where there is another one, it is told first. */
  undecided: z
    .array(Id)
    .max(5 * MOST_DEPARTMENTS)
    .optional(),
}

const OfDepartments = { version: Version, departments: z.array(Id).min(1).max(MOST_DEPARTMENTS), reason: Reason }

export const IssueMoveRequest = z.discriminatedUnion('move', [
  z.strictObject({
    move: z.literal('call-for-news'),
    version: Version,
    deadline: Instant,
    departments: z.array(Id).max(MOST_DEPARTMENTS),
    brief: Brief.optional(),
  }),
  z.strictObject({ move: z.literal('change-brief'), version: Version, brief: Brief }),
  z.strictObject({ move: z.literal('extend-deadline'), ...OfDepartments, deadline: Instant }),
  z.strictObject({ move: z.literal('take-back-extension'), ...OfDepartments }),
  z.strictObject({ move: z.literal('close-input'), version: Version, ...Ending }),
  z.strictObject({ move: z.literal('reopen-input'), version: Version, deadline: Instant, reason: Reason }),
  z.strictObject({ move: z.literal('send-to-review'), version: Version, ...Ending }),
  z.strictObject({ move: z.literal('withdraw'), version: Version }),
  z.strictObject({ move: z.literal('approve'), version: Version, comment: Opinion, ...Seen }),
  z.strictObject({ move: z.literal('withdraw-approval'), version: Version }),
  z.strictObject({ move: z.literal('return'), version: Version, reason: Reason }),
  z.strictObject({
    move: z.literal('sign-off'),
    version: Version,
    comment: Opinion,
    ...Seen,
    recipientsHash: Hash,
    /** When sending is to begin; left out: at once. */
    sendAt: Instant.optional(),
  }),
])
export type IssueMoveRequest = z.infer<typeof IssueMoveRequest>

export const SettingsRequest = z.strictObject({ version: Version, settings: IssueSettings })
export type SettingsRequest = z.infer<typeof SettingsRequest>

/** `whole`: the corrected issue is printed again in full after the notice; otherwise the notice alone. */
export const CorrectionRequest = z.strictObject({
  settings: IssueSettings,
  correction: Opening.correction,
  whole: z.boolean(),
  despite: Despite,
})
export type CorrectionRequest = z.infer<typeof CorrectionRequest>

/** All sections; 更正 or 编者按 that is left out stays as it is, an empty one is none. */
export const ContentRequest = z.strictObject({
  version: Version,
  ...Opening,
  sections: z.array(WorkingSection).max(20),
  mark: SaveMark.optional(),
})
export type ContentRequest = z.infer<typeof ContentRequest>

/** Restores what was saved; `version`: of the issue, as its reader saw it. */
export const RestoreRequest = z.strictObject({ version: Version })

export const ImportRequest = z.strictObject({
  content: Content.omit({ acknowledged: true }),
  number: IssueSettings.shape.number,
  total: IssueSettings.shape.total,
})
export type ImportRequest = z.infer<typeof ImportRequest>

/** `version` 0: there is none of this id yet. A page that asks twice, since no answer came, has written once. */
export const WriteSubmissionRequest = z.strictObject({
  version: z.union([z.literal(0), Version]),
  form: SubmissionForm,
  mark: SaveMark.optional(),
})
export type WriteSubmissionRequest = z.infer<typeof WriteSubmissionRequest>

export const DiscardRequest = z.strictObject({ version: Version })

/** `version`: of the department's zero report, 0 where there is none yet; `stands` false takes it back. */
export const ZeroReportRequest = z.strictObject({ version: z.union([z.literal(0), Version]), stands: z.boolean() })
export type ZeroReportRequest = z.infer<typeof ZeroReportRequest>

/** One finding, by its key (checks/finding-key.ts), and why it stands. */
const Acknowledged = { key: Hash, reason: AcknowledgementReason }
const ListVersion = z.union([z.literal(0), Version])

/** `version`: of the issue's list of acknowledgements, 0 where there is none yet. */
export const AcknowledgeRequest = z.strictObject({ version: ListVersion, ...Acknowledged })
export type AcknowledgeRequest = z.infer<typeof AcknowledgeRequest>

export const TakeBackAcknowledgementRequest = z.strictObject({ version: ListVersion, key: Hash })
export type TakeBackAcknowledgementRequest = z.infer<typeof TakeBackAcknowledgementRequest>

/** Why what is doubtful in the text stands. */
const HandedInWith = z.array(z.strictObject(Acknowledged)).max(100).optional()

export const SubmissionMoveRequest = z.discriminatedUnion('move', [
  z.strictObject({
    move: z.literal('hand-in'),
    version: Version,
    acknowledged: HandedInWith,
  }),
  z.strictObject({ move: z.literal('take-back'), version: Version }),
  z.strictObject({ move: z.literal('ask-head'), version: Version, acknowledged: HandedInWith }),
  z.strictObject({ move: z.literal('head-sign'), version: Version }),
  z.strictObject({ move: z.literal('send-back'), version: Version, reason: Reason }),
  z.strictObject({ move: z.literal('take-from-head'), version: Version }),
  z.strictObject({ move: z.literal('confirm-joint'), version: Version }),
  z.strictObject({ move: z.literal('object-joint'), version: Version, reason: Reason }),
  z.strictObject({
    move: z.literal('return'),
    version: Version,
    reason: Reason,
    /** What the editor marked in the text; left out where the whole is meant. */
    passage: MarkedPassage.optional(),
  }),
  z.strictObject({ move: z.literal('decline'), version: Version, reason: Reason }),
  /** `itemId` null makes a new item at the end of the section; otherwise the text joins that item. */
  z.strictObject({
    move: z.literal('adopt'),
    version: Version,
    issueVersion: Version,
    sectionId: Id,
    itemId: Id.nullable(),
  }),
  SplitRequest,
])
export type SubmissionMoveRequest = z.infer<typeof SubmissionMoveRequest>

const areDistinct = (names: string[]) => new Set(names).size === names.length

/** What a confirmed import writes and removes, each with the version it was compared with (null: there was none). */
export const RecipientImport = z
  .strictObject({
    rows: z
      .array(z.strictObject({ version: Version.nullable(), recipient: RecipientSettings }))
      .max(MOST_IMPORTED, `一次最多导入 ${MOST_IMPORTED} 个邮箱，请分批导入`),
    removals: z
      .array(z.strictObject({ version: Version, address: KeptMailAddress }))
      .max(MOST_IMPORTED, `一次最多移除 ${MOST_IMPORTED} 个邮箱，请分批办理`),
    /** The file that it was read from, how many rows of it were refused, and how many things of it passed over: for the record. */
    source: z
      .strictObject({
        file: z.string().max(1000, '文件名过长').overwrite(tidyLine),
        refused: z.number().int().nonnegative(),
        passedOver: z.number().int().nonnegative(),
      })
      .optional(),
  })
  .refine(({ rows, removals }) => rows.length + removals.length > 0, { path: ['rows'], error: '没有要导入的邮箱' })
  .refine(
    ({ rows, removals }) =>
      areDistinct([...rows.map(({ recipient }) => recipient.address), ...removals.map(({ address }) => address)]),
    { path: ['rows'], error: '同一个邮箱不能出现两次' },
  )
export type RecipientImport = z.infer<typeof RecipientImport>

/** A file whose parts are all there, each by the hash that the upload of it answered. */
export const AttachRequest = z.strictObject({
  name: z.string('请填写文件名').max(1000, '文件名过长'),
  parts: z.array(Hash).min(1, '附件没有内容，请重新添加').max(MOST_PARTS, '附件过大，请压缩或拆分后再添加'),
})
export type AttachRequest = z.infer<typeof AttachRequest>

export const DetachRequest = z.strictObject({ sha256: Hash })

/** The most deliveries that are settled at once: with the record they go in one transaction. */
export const MOST_SETTLED = 90

/** What a named person decides about deliveries whose outcome is unknown or that failed: one decision for all of them. */
export const SettleRequest = z.strictObject({
  /** Each as the caller saw it. */
  deliveries: z
    .array(z.strictObject({ id: Id, version: Version }))
    .min(1, '请选择要核定的分发记录')
    .max(MOST_SETTLED, `一次最多核定 ${MOST_SETTLED} 个邮箱，请分批办理`)
    .refine((deliveries) => areDistinct(deliveries.map(({ id }) => id)), '同一条分发记录不能出现两次'),
  /** `sent`: it did arrive; `resend`: send once more; `skipped`: it will not be sent. */
  as: z.enum(['sent', 'resend', 'skipped']),
  reason: Reason,
})
export type SettleRequest = z.infer<typeof SettleRequest>

/** What may be done about a distribution; `version` is the distribution's. */
export const DistributionMoveRequest = z.discriminatedUnion('move', [
  z.strictObject({ move: z.literal('postpone'), version: Version, sendAt: Instant, reason: Reason }),
  z.strictObject({ move: z.literal('call-off'), version: Version, reason: Reason }),
  /** `sendAt` null: now. */
  z.strictObject({ move: z.literal('permit'), version: Version, sendAt: Instant.nullable(), reason: Reason }),
  z.strictObject({ move: z.literal('restart'), version: Version, reason: Reason }),
  z.strictObject({ move: z.literal('go-on'), version: Version, reason: Reason }),
  /** The pause is all mail's: no version of this distribution's. */
  z.strictObject({ move: z.literal('try-now'), reason: Reason }),
  /** `mailboxes`: how many the caller was shown. */
  z.strictObject({
    move: z.literal('resend'),
    version: Version,
    states: z
      .array(z.enum(['failed', 'bounced']))
      .min(1, '请选择要重发哪些')
      .max(2),
    mailboxes: z.number().int().positive(),
    reason: Reason,
  }),
  /** Without a version: it adds a row and takes nothing back, whatever the distribution has come to meanwhile. */
  z.strictObject({ move: z.literal('add-late'), recipient: RecipientSettings, reason: Reason }),
])
export type DistributionMoveRequest = z.infer<typeof DistributionMoveRequest>
