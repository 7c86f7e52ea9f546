/** The life of a distribution: what people decide about it, and what the workers make of it. */

import {
  type IssueFacts,
  isNotTheirStep,
  takenFor,
  tookAnEarlierStep,
  withoutLatest,
  wroteIt,
  wroteSettings,
} from '../issue/issue-workflow.ts'
import { signersOf } from '../issue/signers.ts'
import type { RefusalCode } from '../refusals.ts'
import { type Rule, type SystemTransition, type Transition, whyNotMove } from '../workflow.ts'
import type { Distribution } from './delivery.ts'

type DistributionState = Distribution['state']
type DistributionRule = Rule<IssueFacts>
type DistributionTransition = Transition<DistributionState, IssueFacts>

/** With its record a resend names each delivery: more than these do not fit in one row. */
export const MOST_RESENT = 4000

/** Neither themselves nor by a substitute. */
const didNotSign: DistributionRule = ({ issue, actor }) =>
  signersOf(issue.signOff).includes(actor.id) ? null : 'not-allowed'

/** The facts with the issue as it was before the sign-off. */
const asBeforeSignOff = ({ issue, ...more }: IssueFacts): IssueFacts => ({
  ...more,
  issue: { ...issue, review: issue.review && withoutLatest(issue.review) },
})

/** A rule of the sign-off, asked of the issue as it was before that. */
const beforeSignOff =
  (rule: DistributionRule): DistributionRule =>
  (facts) =>
    rule(asBeforeSignOff(facts))

const signsFor = (facts: IssueFacts): string | null => takenFor(facts, facts.publication.steps.at(-1)?.approvers ?? [])

/** Those who sign today may confirm what was signed before: the step that signed then may be gone from the settings. */
const doesNotSign: DistributionRule = (facts) => (signsFor(facts) === null ? isNotTheirStep(facts) : null)

/** In whose right the actor confirms that it is sent (确认发送): their own id, or that of one they stand in for. */
export const permitsFor = (facts: IssueFacts): string | null => signsFor(asBeforeSignOff(facts))

const editorOrSigner = { editor: [], leader: [didNotSign] } satisfies DistributionTransition['by']

/** How a distribution comes into being: at the sign-off with an hour, else when the worker begins. */
export const DISTRIBUTION_BEGINNINGS = {
  schedule: { label: '定时', by: 'system', to: 'scheduled' },
  expand: { label: '开始分发', by: 'system', to: 'expanding' },
} as const satisfies Record<string, Omit<SystemTransition<DistributionState>, 'from'>>

export const DISTRIBUTION_MOVES = {
  /** Beyond its permit it is held. */
  postpone: { label: '改期', by: editorOrSigner, from: ['scheduled'], to: ['scheduled', 'held'], reason: 'required' },
  'call-off': { label: '取消定时', by: editorOrSigner, from: ['scheduled'], to: 'held', reason: 'required' },
  permit: {
    label: '确认发送',
    by: { leader: [doesNotSign, wroteIt, wroteSettings, tookAnEarlierStep].map(beforeSignOff) },
    from: ['held'],
    to: 'scheduled',
    reason: 'optional',
  },
  restart: {
    label: '核查后继续分发',
    by: { administrator: [], leader: [didNotSign] },
    from: ['refused'],
    /** Where its hour has not come it waits for that; where its permit is over it is held. */
    to: ['expanding', 'scheduled', 'held'],
    reason: 'required',
  },
  'go-on': {
    label: '继续发送',
    by: { editor: [], administrator: [], leader: [didNotSign] },
    from: ['asking'],
    to: 'sending',
    reason: 'required',
  },
  /** Of paused mail: not to wait until the next try, since the fault is mended. */
  'try-now': {
    label: '现在重试',
    by: { editor: [], administrator: [], leader: [didNotSign] },
    from: ['sending'],
    to: 'sending',
    reason: 'optional',
  },
  resend: { label: '全部重发', by: { editor: [] }, from: ['sending', 'done'], to: 'sending', reason: 'required' },
  'add-late': { label: '补发', by: { editor: [] }, from: ['sending', 'done'], to: 'sending', reason: 'required' },
} as const satisfies Record<string, DistributionTransition>

/** What the workers do with it. */
export const DISTRIBUTION_SYSTEM_MOVES = {
  begin: { label: '到时开始', by: 'system', from: ['scheduled'], to: 'expanding' },
  /** Its permit is over, and its ledger is not whole. */
  hold: { label: '许可过期，等待确认', by: 'system', from: ['scheduled', 'expanding'], to: 'held' },
  /** The ledger has a row for each frozen mailbox. */
  expanded: { label: '生成分发记录', by: 'system', from: ['expanding'], to: 'sending' },
  finish: { label: '分发完毕', by: 'system', from: ['sending'], to: 'done' },
  /** One of its mailboxes is sent to again, or a correction has one more. */
  reopen: { label: '有邮件待发，继续分发', by: 'system', from: ['sending', 'done'], to: 'sending' },
  /** What was to be sent is not what was signed. */
  stop: { label: '停止分发', by: 'system', from: ['scheduled', 'expanding', 'sending'], to: 'refused' },
  ask: { label: '暂停，等待确认', by: 'system', from: ['scheduled', 'expanding', 'sending'], to: 'asking' },
} as const satisfies Record<string, SystemTransition<DistributionState>>

export type DistributionSystemMove = keyof typeof DISTRIBUTION_SYSTEM_MOVES

export type DistributionMove = keyof typeof DISTRIBUTION_MOVES

/** Why the actor may not take this move on this distribution now, or null if they may. */
export const whyNotMoveDistribution = (
  distribution: Pick<Distribution, 'state'> | null,
  move: DistributionMove,
  more: IssueFacts,
): RefusalCode | null => whyNotMove<DistributionState, IssueFacts>(DISTRIBUTION_MOVES[move], distribution?.state, more)
