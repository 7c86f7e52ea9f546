/** One issue (期): what is known of it, what it holds while it is worked on, and where it stands. */
import { z } from 'zod'
import { MOST_DEPARTMENTS } from '../centre/most-departments.ts'
import { ApprovalStep } from '../centre/publication.ts'
import { OnBehalfOf } from '../centre/substitution.ts'
import { Copies } from '../content/content.ts'
import { WorkingExhibits, WorkingParts } from '../content/item-parts.ts'
import { MOST_ITEMS, MOST_ITEMS_SAID } from '../content/part-limits.ts'
import { Day, Hash, Id, Instant, Month, OptionalLine, Paragraphs, Version } from '../fields.ts'
import { Saves } from '../saves.ts'
import { Brief } from './brief.ts'

export const IssueState = z.enum(['draft', 'department-input', 'review', 'published'])
export type IssueState = z.infer<typeof IssueState>

/** An item (条目) being worked on; `from` are the submissions it was made of, none for one the editor wrote. */
export const Item = z.strictObject({
  id: Id,
  text: Paragraphs(10_000),
  departments: z.array(Id).max(MOST_DEPARTMENTS),
  from: z.array(Id).max(20, '一个条目最多由 20 篇来稿合成'),
  ...WorkingParts,
})
export type Item = z.infer<typeof Item>

/** As many figures as a section may have, and those that an older setting left. */
const MOST_FIGURES = 300

/** What was typed, by the figures' ids. Counted before it is looked into: a body holds a hundred thousand. */
const Figures = z.preprocess(
  (given, ctx) => {
    if (!(given instanceof Object) || Object.keys(given).length <= MOST_FIGURES) return given
    ctx.addIssue({ code: 'custom', message: `一个栏目最多 ${MOST_FIGURES} 项指标` })
    return z.NEVER
  },
  z.record(z.string(), z.string().max(40)),
)

/** What is worked on in one section; definitions (titles, sentences, units) stay with the publication. */
export const WorkingSection = z.discriminatedUnion('kind', [
  z.strictObject({
    id: Id,
    kind: z.literal('figures'),
    values: Figures,
    ...WorkingExhibits,
  }),
  z.strictObject({ id: Id, kind: z.literal('items'), items: z.array(Item).max(MOST_ITEMS, MOST_ITEMS_SAID) }),
])
export type WorkingSection = z.infer<typeof WorkingSection>

/** A rendered PDF as it lies in the file store. */
export const Pdf = z.strictObject({ key: z.string(), hash: Hash, bytes: z.number().int(), pages: z.number().int() })
export type Pdf = z.infer<typeof Pdf>

/** One approver's yes to one step, bound to what they saw. */
export const Approval = z.strictObject({
  step: Id,
  stepName: z.string(),
  personId: Id,
  personName: z.string(),
  onBehalfOf: OnBehalfOf.optional(),
  at: Instant,
  contentHash: Hash,
  pdfHash: Hash,
  /** Left out of approvals from before letters were frozen; so in a review and a sign-off. */
  letterHash: Hash.optional(),
  comment: z.string(),
})
export type Approval = z.infer<typeof Approval>

/** A revision under review (or last reviewed): approvals count for this revision only. */
export const Review = z.strictObject({
  revision: z.number().int().positive(),
  contentHash: Hash,
  letterHash: Hash.optional(),
  /** Of the publication, as they are printed and mailed; `writers` wrote what nobody had signed yet. Left out of older reviews. */
  settings: z.strictObject({ version: Version, writers: z.array(Id) }).optional(),
  sentBy: Id,
  sentAt: Instant,
  pdf: Pdf.nullable(),
  renderFailure: z.string().nullable(),
  /** A picture of the PDF's first page, seen while pdf.js is fetched: nothing is approved by it. Left out of older reviews, and where none could be drawn. */
  firstPage: z.strictObject({ key: z.string(), hash: Hash }).optional(),
  /** The steps this review goes through, fixed when it was sent; who may take one follows the settings (issue-workflow.ts). */
  steps: z.array(ApprovalStep),
  approvals: z.array(Approval),
})
export type Review = z.infer<typeof Review>

/** The sign-off (签发): what exactly was released, and to whom. */
export const SignOff = z.strictObject({
  revision: z.number().int().positive(),
  contentHash: Hash,
  letterHash: Hash.optional(),
  pdf: Pdf,
  recipientsHash: Hash,
  recipientsKey: z.string(),
  recipientsCount: z.number().int().nonnegative(),
  personId: Id,
  personName: z.string(),
  onBehalfOf: OnBehalfOf.optional(),
  at: Instant,
  /** Sending begins not before `from`, and not after `until` without another permit; left out: at once. */
  permit: z.strictObject({ from: Instant, until: Instant }).optional(),
})
export type SignOff = z.infer<typeof SignOff>

/** Why the issue came back from review, until it is sent there again. */
const Returned = z.strictObject({
  stepName: z.string(),
  personName: z.string(),
  at: Instant,
  reason: z.string(),
})

/** What an editor sets when opening an issue, and may mend before review. */
export const IssueSettings = z.strictObject({
  period: Month,
  number: z.number('请填写期号').int('期号须为整数').min(1, '期号从 1 开始').max(999, '期号不能超过 999'),
  total: z.number().int().min(1).max(99_999).nullable(),
  issueDate: Day,
  /** 编号, beside the publication's 密级; empty or left out where there is none. */
  securityNumber: OptionalLine(30).optional(),
  /** 印数, where it is not the publication's usual one. */
  copies: Copies.optional(),
})
export type IssueSettings = z.infer<typeof IssueSettings>

/** What a correction (更正) corrects: one published issue, as it was issued. */
export const Corrects = z.strictObject({
  issueId: Id,
  /** `2026年第2期` */
  label: z.string(),
  issueDate: Day,
  pdfHash: Hash,
})
export type Corrects = z.infer<typeof Corrects>

/** 更正 and 编者按, which stand before the sections; empty or left out where there is none. */
export const Opening = { correction: Paragraphs(2000).optional(), note: Paragraphs(2000).optional() }

export const Issue = IssueSettings.extend({
  id: Id,
  publicationId: Id,
  version: Version,
  state: IssueState,
  /** `imported`: a back issue read from old text; it was issued before this system and has no approvals here. */
  origin: z.enum(['opened', 'imported']),
  /** Only a correction has it: it prints no empty section, and goes to exactly those who got what it corrects. */
  corrects: Corrects.optional(),
  deadline: Instant.nullable(),
  /** Deadlines of single departments (延期), each later than the common one was when it was given; left out or empty: none. */
  ownDeadlines: z.record(Id, Instant).optional(),
  inputOpen: z.boolean(),
  called: z.array(Id),
  /** 约稿要求, in the editor's own words; empty or left out where there is none. */
  brief: Brief.optional(),
  /** Submissions that were given back to be mended and are still taken after the call is over, also during a review. */
  stillOpen: z.array(Id).optional(),
  ...Opening,
  sections: z.array(WorkingSection),
  /** Who changed the text of which item, the last one last, and when; of items from before this was kept nothing. */
  edited: z.record(Id, z.strictObject({ names: z.array(z.string()), at: Instant })).optional(),
  /** Everyone who wrote any of it: they may not approve it. */
  authors: z.array(Id),
  /** Of settings and content; what a move or a worker changes is none. */
  saves: Saves,
  /** Where its saves are kept to: the newest frame and the one before, what came since, and of what content (functions/store/kept-saves.ts). */
  kept: z
    .strictObject({
      frame: Version,
      before: Version.optional(),
      count: z.number().int().nonnegative(),
      length: z.number().int().nonnegative(),
      hash: Hash,
    })
    .optional(),
  revisions: z.number().int().nonnegative(),
  review: Review.nullable(),
  returned: Returned.nullable(),
  signOff: SignOff.nullable(),
  createdBy: Id,
  createdAt: Instant,
  updatedAt: Instant,
})
export type Issue = z.infer<typeof Issue>

/** An issue in a list: without what it holds, which is most of it. */
export const ListedIssue = Issue.omit({ sections: true, saves: true, edited: true, kept: true })
export type ListedIssue = z.infer<typeof ListedIssue>

/** A reason someone gives; empty where none is asked. */
export const Reason = OptionalLine(500)
/** A leader’s opinion beside their answer; stored and sent as `comment`. */
export const Opinion = OptionalLine(500)
