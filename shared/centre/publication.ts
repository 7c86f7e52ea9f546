/** The publication (刊物): its settings, which are data; an administrator changes them, no code. */

import { z } from 'zod'
import { CheckSettings } from '../checks/check-settings.ts'
import { Colophon, OwnFonts } from '../content/content.ts'
import { MOST_DIGEST_MINUTES } from '../digest-span.ts'
import { Id, KeptMailAddress, Line, MailAddress, Paragraphs, Version } from '../fields.ts'
import { MOST_ATTACHMENT_MB } from '../submission/attachment-limits.ts'
import { RecommendedLength } from '../submission/recommended-length.ts'
import { ScoreRules } from '../tallies/score-rules.ts'
import { LONGEST_PUBLICATION_NAME } from './longest-name.ts'
import { MOST_DEPARTMENTS } from './most-departments.ts'
import { OpeningPlan } from './opening-plan.ts'
import { LONGEST_PHRASE } from './phrases.ts'
import { ReminderPlan } from './reminder-plan.ts'

const haveOwnIds = (rows: { id: string }[]) => new Set(rows.map((row) => row.id)).size === rows.length

/** A figure the publication reports each time, e.g. 办理事项 in 万件 with two decimals. */
export const FigureDefinition = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]{1,40}$/, '指标代码只能用小写字母、数字和短横线'),
  name: Line(60),
  unit: Line(20),
  decimals: z.number().int().min(0).max(6),
})
export type FigureDefinition = z.infer<typeof FigureDefinition>

/** `title` may hold `{year}` and `{month}` of the period; `text` is the sentence the figures stand in, as `{id}`. */
export const FiguresSectionDefinition = z.strictObject({
  id: Id,
  kind: z.literal('figures'),
  title: Line(60),
  text: Paragraphs(10_000),
  figures: z.array(FigureDefinition).max(100).refine(haveOwnIds, '指标代码不能重复'),
})
export type FiguresSectionDefinition = z.infer<typeof FiguresSectionDefinition>

const ItemsSectionDefinition = z.strictObject({
  id: Id,
  kind: z.literal('items'),
  title: Line(60),
  takesSubmissions: z.boolean(),
})

export const SectionDefinition = z.discriminatedUnion('kind', [FiguresSectionDefinition, ItemsSectionDefinition])
export type SectionDefinition = z.infer<typeof SectionDefinition>

/** An approval step (审核环节) and who may take it; the last step of a publication is the sign-off (签发). */
export const ApprovalStep = z.strictObject({
  id: Id,
  name: Line(30),
  approvers: z.array(Id).min(1, '请指定审核人').max(20),
})
export type ApprovalStep = z.infer<typeof ApprovalStep>

/** `headSigns`: what it hands in waits for the signature of its head. */
export const Department = z.strictObject({ id: Id, name: Line(60), headSigns: z.boolean().optional() })
export type Department = z.infer<typeof Department>

/** What the publication's page has beyond the usual: a security marking (密级), and the centre's own fonts. */
const PageSettings = z.strictObject({ security: Line(20).optional(), fonts: OwnFonts.optional() })

/** Common phrases (常用意见) that leaders are offered for their two answers. */
const PhraseSettings = z.strictObject({
  approve: z.array(Line(LONGEST_PHRASE)).max(12, '最多 12 条'),
  return: z.array(Line(LONGEST_PHRASE)).max(12, '最多 12 条'),
})

/** What an administrator sets of a publication. */
export const PublicationSettings = z.strictObject({
  name: Line(LONGEST_PUBLICATION_NAME),
  issuingUnit: Line(60),
  mail: z.strictObject({
    fromName: Line(60),
    replyTo: z.union([z.literal(''), MailAddress], '邮箱格式不对，请填写如 zhangsan@example.gov.cn 的邮箱'),
  }),
  sections: z.array(SectionDefinition).min(1).max(20).refine(haveOwnIds, '栏目代码不能重复'),
  steps: z.array(ApprovalStep).min(1, '至少要有签发环节').max(6).refine(haveOwnIds, '环节代码不能重复'),
  colophon: Colophon,
  page: PageSettings.optional(),
  /** How many minutes a digest gathers what it tells; 0: it is told at once. */
  digestMinutes: z.number().int().min(0).max(MOST_DIGEST_MINUTES).optional(),
  /** Of a submission, as its writer is told; left out: none. */
  recommendedLength: RecommendedLength.optional(),
  /** Left out: those of phrases.ts. */
  phrases: PhraseSettings.optional(),
  /** Left out: nobody is reminded but by hand. */
  reminders: ReminderPlan.optional(),
  /** Left out: an issue opens by hand. */
  opening: OpeningPlan.optional(),
  departments: z
    .array(Department)
    .max(MOST_DEPARTMENTS, `名册最多 ${MOST_DEPARTMENTS} 个单位`)
    .refine(haveOwnIds, '单位代码不能重复'),
  /** What an attachment of a submission may weigh, in MB; left out: USUAL_ATTACHMENT_MB. */
  attachmentMb: z.number().int().min(1).max(MOST_ATTACHMENT_MB).optional(),
  /** Points of the tally (采用计分); left out: USUAL_SCORE_RULES. */
  score: ScoreRules.optional(),
  /** Left out: as checks/knowledge.ts says. */
  checks: CheckSettings.optional(),
})
export type PublicationSettings = z.infer<typeof PublicationSettings>

/** Who wrote settings that an issue says (said-settings.ts), and the version of the settings that came of it. */
export const SettingsWriter = z.strictObject({ personId: Id, version: Version })
export type SettingsWriter = z.infer<typeof SettingsWriter>

/** `former`: departments that were taken off the roster; what they once handed in still names them. */
export const Publication = PublicationSettings.extend({
  id: Id,
  version: Version,
  mail: PublicationSettings.shape.mail.extend({ replyTo: KeptMailAddress }),
  former: z.array(Department).optional(),
  writers: z.array(SettingsWriter).optional(),
})
export type Publication = z.infer<typeof Publication>
