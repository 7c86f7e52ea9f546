/**
 * The table of notices, the only place that says who is told of what. functions/acts/notices/ finds the people and writes the work,
 * functions/workers/notices/ composes the mails, and docs/notices.md is printed from here.
 */
import type { CommentMove } from './comments/comment-workflow.ts'
import type { DigestMove } from './digest.ts'
import type {
  DISTRIBUTION_BEGINNINGS,
  DISTRIBUTION_MOVES,
  DISTRIBUTION_SYSTEM_MOVES,
} from './distribution/distribution-workflow.ts'
import type { ISSUE_BEGINNINGS, ISSUE_MOVES, ISSUE_SYSTEM_MOVES } from './issue/issue-workflow.ts'
import type { SUBMISSION_MOVES } from './submission/submission-workflow.ts'
import type { Notice } from './work.ts'

/** Gathered for a span of time, and told in one mail. */
type Digest = 'submissions-digest'

/** What people call each mail. */
export const MAILS = {
  'sign-in-code': '登录验证码',
  'issue-opened': '已按计划开刊',
  'call-for-news': '约稿',
  reminder: '催报',
  'reminder-unreached': '自动催报没有人收到',
  'deadline-extended': '延期通知',
  'extension-taken-back': '取消延期通知',
  'input-closed': '截稿通知',
  'input-reopened': '重新征稿',
  'sent-to-review': '送审、征稿结束通知',
  'submissions-digest': '来稿汇总，每隔一段时间一封',
  'joint-asked': '联合报送，请确认',
  'joint-objected': '联合报送，有单位不同意',
  'head-asked': '来稿请审签',
  'head-answered': '负责人审签结果（已报送、退回）',
  'submission-decided': '来稿办理结果（采用、退改、不采用）',
  'review-requested': '请审核',
  'review-returned': '审核退回',
  'review-stopped': '暂不需要办理',
  'approval-fell': '审核通过不再有效',
  'approval-withdrawn': '审核通过已撤回',
  'file-damaged': '文件受损',
  'print-failed': '未能排出 PDF',
  'issue-published': '已签发',
  'issue-out': '已签发，来稿办理结果',
  'sending-held': '定时发送等待确认',
  'sending-stopped': '分发已停止，或暂停等待确认',
  'person-changed': '人员登记变更',
  'mail-was-paused': '发信已恢复',
  'record-broken': '记录链断开',
  'substitute-named': '代理登记或取消',
  'comments-digest': '批注汇总，每隔一段时间一封',
  'substitution-begins': '代理今日开始',
} as const satisfies Record<Notice['mail'] | Digest, string>

/** Who a mail goes to. Nobody is written to who is not in use any more. */
export const AUDIENCES = {
  called: '约稿单位的信息员',
  chosen: '编辑选定的约稿单位的信息员',
  'left-open': '还没有报送，或有来稿没有办完的约稿单位的信息员',
  'left-open-or-undecided': '还没有报送，或有来稿没有办完、没有决定采用与否的约稿单位的信息员',
  reminded: '编辑选定或按计划催报的、还没有报送或没有交回退改稿的单位的信息员',
  partners: '联合报送、还没有确认的其他单位的信息员',
  heads: '本单位的负责人，参与填写这篇来稿的除外',
  writer: '开始写这篇来稿的信息员；已停用的，改为这个单位的其他信息员',
  approvers: '等待办理的环节可以办理的审核领导，和他们当日的代理人',
  asked: '已收到请审核邮件、还没有办理的审核领导，和他们当日的代理人',
  approved: '这一轮已经审核通过的审核领导',
  'sender-and-opener': '送审人和新建本期的责任编辑；都已停用的，改为全部责任编辑',
  'sender-or-editors': '送审人；已停用的，改为全部责任编辑',
  sender: '送审人',
  signer: '签发领导；由代理人签发的，代理人和被代理的领导都发',
  'signed-for': '由代理人签发的，被代理的领导',
  editors: '全部责任编辑',
  administrators: '管理员',
  'in-thread': '审核期间，在这条批注中写过话、还要办理审核的领导',
  heirs: '接手审核环节的领导，和其当日的代理人',
  substitute: '代理人',
  'other-administrators': '不由本人办理的，还有其他管理员',
  themselves: '本人，改换邮箱的，新旧邮箱都发',
} as const
export type Audience = keyof typeof AUDIENCES

/** Under what condition a mail goes; it always goes where there is none. */
export const CONDITIONS = { held: '须由签发领导重新确认的', unreached: '有单位没有在用的信息员的' } as const

/** Mails that are of no issue: the acts that cause them know the people. */
type OfNoIssue =
  | 'sign-in-code'
  | 'person-changed'
  | 'mail-was-paused'
  | 'record-broken'
  | 'substitute-named'
  | 'substitution-begins'
export type IssueMail = Exclude<Notice['mail'], OfNoIssue> | Digest
export type IssueAudience = Exclude<Audience, 'themselves' | 'substitute' | 'other-administrators'>

/** `as`: what the digest tells it as. */
type Told = { mail: Digest; as: DigestMove } | { mail: Exclude<IssueMail, Digest> }
export type Hears = Told & { to: readonly [IssueAudience, ...IssueAudience[]]; when?: keyof typeof CONDITIONS }
/** Nobody: said, not forgotten. */
export const NOBODY = 'nobody'
export type Row = typeof NOBODY | readonly [Hears, ...Hears[]]

const stoppedReview = { mail: 'review-stopped', to: ['asked'] } as const
const fell = { mail: 'approval-fell', to: ['approved'] } as const
const held = { mail: 'sending-held', to: ['signer', 'sender'], when: 'held' } as const
const stopped = { mail: 'sending-stopped', to: ['signer', 'sender', 'administrators'] } as const
const inDigest = (as: DigestMove) => ({ mail: 'submissions-digest', to: ['editors'], as }) as const
const headAnswered = { mail: 'head-answered', to: ['writer'] } as const
const decided = { mail: 'submission-decided', to: ['writer'] } as const

export const ISSUE_NOTICES = {
  open: NOBODY,
  import: NOBODY,
  correct: NOBODY,
  'call-for-news': [{ mail: 'call-for-news', to: ['called'] }],
  /** The form shows it at once; a reminder carries it. */
  'change-brief': NOBODY,
  'extend-deadline': [{ mail: 'deadline-extended', to: ['chosen'] }],
  'take-back-extension': [{ mail: 'extension-taken-back', to: ['chosen'] }],
  'close-input': [{ mail: 'input-closed', to: ['left-open'] }],
  'reopen-input': [{ mail: 'input-reopened', to: ['called'] }],
  'send-to-review': [
    { mail: 'review-requested', to: ['approvers'] },
    { mail: 'sent-to-review', to: ['left-open-or-undecided'] },
  ],
  withdraw: [stoppedReview, fell],
  approve: [{ mail: 'review-requested', to: ['approvers'] }],
  /** Its own step is asked for anew: of whoever was asked before, and of those who approve there only since. */
  'withdraw-approval': [
    stoppedReview,
    { mail: 'review-requested', to: ['approvers'] },
    { mail: 'approval-withdrawn', to: ['sender-or-editors'] },
  ],
  return: [{ mail: 'review-returned', to: ['sender-and-opener'] }, stoppedReview, fell],
  'sign-off': [
    { mail: 'issue-published', to: ['sender-or-editors', 'signed-for'] },
    { mail: 'issue-out', to: ['called'] },
  ],
  'call-by-plan': [{ mail: 'call-for-news', to: ['called'] }],
  rendered: NOBODY,
  /** Some minutes later, and only where it was not printed meanwhile. */
  'render-failed': [{ mail: 'print-failed', to: ['sender-or-editors'] }],
  'import-rendered': NOBODY,
  'import-render-failed': [{ mail: 'print-failed', to: ['sender-or-editors'] }],
} as const satisfies Record<
  keyof typeof ISSUE_BEGINNINGS | keyof typeof ISSUE_MOVES | keyof typeof ISSUE_SYSTEM_MOVES,
  Row
>

export const SUBMISSION_NOTICES = {
  start: NOBODY,
  'hand-in': [inDigest('hand-in'), { mail: 'joint-asked', to: ['partners'] }],
  'take-back': [inDigest('take-back')],
  'ask-head': [{ mail: 'head-asked', to: ['heads'] }],
  'head-sign': [inDigest('hand-in'), { mail: 'joint-asked', to: ['partners'] }, headAnswered],
  'send-back': [headAnswered],
  /** Its mail says nothing any more where it was not sent yet, and its page says so. */
  'take-from-head': NOBODY,
  /** Its department sees it at the text. */
  'confirm-joint': [inDigest('confirm-joint')],
  'object-joint': [{ mail: 'joint-objected', to: ['writer'] }, inDigest('object-joint')],
  adopt: [decided],
  split: [decided],
  return: [decided],
  decline: [decided],
  /** It waits for another decision, which is told. */
  release: NOBODY,
} as const satisfies Record<'start' | keyof typeof SUBMISSION_MOVES, Row>

export const DISTRIBUTION_NOTICES = {
  schedule: NOBODY,
  expand: NOBODY,
  postpone: [held],
  'call-off': [held],
  permit: NOBODY,
  restart: [held],
  'go-on': NOBODY,
  'try-now': NOBODY,
  resend: NOBODY,
  'add-late': NOBODY,
  begin: NOBODY,
  hold: [held],
  expanded: NOBODY,
  finish: NOBODY,
  reopen: NOBODY,
  stop: [stopped],
  ask: [stopped],
} as const satisfies Record<
  keyof typeof DISTRIBUTION_BEGINNINGS | keyof typeof DISTRIBUTION_MOVES | keyof typeof DISTRIBUTION_SYSTEM_MOVES,
  Row
>

export const COMMENT_NOTICES = {
  comment: [{ mail: 'comments-digest', to: ['sender-and-opener'] }],
  /** An issue that came back is sent to review again, with what stands open. */
  answer: [{ mail: 'comments-digest', to: ['sender-and-opener', 'in-thread'] }],
  resolve: [{ mail: 'comments-digest', to: ['in-thread'] }],
  reopen: [{ mail: 'comments-digest', to: ['sender-and-opener', 'in-thread'] }],
} as const satisfies Record<'comment' | CommentMove, Row>

/** What else is told of an issue. */
export const MORE_ISSUE_NOTICES = {
  'open-by-plan': [{ mail: 'issue-opened', to: ['editors'] }],
  'zero-report': [inDigest('zero-report')],
  'take-back-zero-report': [inDigest('take-back-zero-report')],
  remind: [{ mail: 'reminder', to: ['reminded'] }],
  'remind-by-plan': [
    { mail: 'reminder', to: ['reminded'] },
    { mail: 'reminder-unreached', to: ['editors'], when: 'unreached' },
  ],
  'restore-failed': [{ mail: 'file-damaged', to: ['sender'] }],
  'hand-over': [{ mail: 'review-requested', to: ['heirs'] }],
} as const satisfies Record<string, Row>

/** What is told that is of no issue. */
export const OTHER_NOTICES = {
  'ask-code': { mail: 'sign-in-code', to: ['themselves'] },
  'person-added': { mail: 'person-changed', to: ['administrators'] },
  'person-changed': { mail: 'person-changed', to: ['themselves', 'administrators'] },
  'record-breaks': { mail: 'record-broken', to: ['administrators'] },
  'mail-goes-again': { mail: 'mail-was-paused', to: ['administrators', 'editors'] },
  'name-substitute': { mail: 'substitute-named', to: ['themselves', 'substitute', 'other-administrators'] },
  'substitution-falls': { mail: 'substitute-named', to: ['themselves', 'substitute'] },
  'substitution-begins': { mail: 'substitution-begins', to: ['substitute'] },
} as const satisfies Record<string, { mail: OfNoIssue; to: readonly Audience[] }>
