/** The parts of a proof of distribution (分发证明): its files, and the manifest that binds them. */
import { z } from 'zod'
import { ApprovalStep } from '../centre/publication.ts'
import { Hash, Id } from '../fields.ts'
import { hashOf } from '../hash.ts'
import { Approval, Corrects, IssueSettings, SignOff } from '../issue/issue.ts'
import { issueLabel } from '../issue/issue-label.ts'
import { keysOf } from '../keys-of.ts'

/** File → what it is, in words; in the order in which they lie in the zip, the manifest after them all. */
export const PARTS = {
  'issue.pdf': '签发的 PDF',
  'content.json': '签发的内容',
  'letter.json': '签发的邮件',
  'sign-off.json': '审核签发记录',
  'recipients.json': '冻结的收件名单',
  'deliveries.json': '分发记录',
  'audit.jsonl': '审计记录',
  'summary.html': '说明页',
} as const
export type PartName = keyof typeof PARTS
export const PART_NAMES = keysOf(PARTS)
/** The parts of an issue that was signed before letters were: it has none. */
export const PARTS_WITHOUT_LETTER = PART_NAMES.filter((name) => name !== 'letter.json')

export const MANIFEST = 'manifest.json'

/** Who approved what, step by step, and what was signed. `authors` may have approved none of it. */
export const SignOffChain = z.strictObject({
  issue: IssueSettings.extend({
    id: Id,
    publicationId: Id,
    publicationName: z.string(),
    corrects: Corrects.optional(),
  }),
  authors: z.array(Id),
  steps: z.array(ApprovalStep),
  approvals: z.array(Approval),
  signOff: SignOff,
})
export type SignOffChain = z.infer<typeof SignOffChain>

/** `〔政务服务工作动态〕2026年第2期` */
export const titleOf = ({ issue }: SignOffChain): string => `〔${issue.publicationName}〕${issueLabel(issue)}`

/** Each that was ever given out; the last is the one that is made now. Their readable pages differ (summary.ts). */
export const FORMATS = ['chuangxun-proof-1', 'chuangxun-proof-2', 'chuangxun-proof-3'] as const
export type Format = (typeof FORMATS)[number]

export const Manifest = z.strictObject({
  format: z.enum(FORMATS),
  issueId: Id,
  title: z.string(),
  /** The end of the issue's record when the proof was made: without it, entries cut off at the end would go unseen. */
  recordHead: z.strictObject({ seq: z.number().int().positive(), hash: Hash }),
  parts: z.array(z.strictObject({ name: z.string(), bytes: z.number().int().nonnegative(), sha256: Hash })),
  /** The hash of all of the above: one number that stands for the whole proof. */
  root: Hash,
})
export type Manifest = z.infer<typeof Manifest>

/** The root of a manifest, computed anew. */
export const rootOf = ({ root: _, ...rest }: Omit<Manifest, 'root'> & { root?: string }): Promise<string> =>
  hashOf(rest)
