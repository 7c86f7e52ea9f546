/** The life of a distribution, as far as people decide about it; what workers make of it is in functions/workers/distribution/distribute.ts. */

import { type IssueFacts, isNotTheirStep, tookAnEarlierStep, wroteIt, wroteSettings } from '../issue/issue-workflow.ts'
import type { RefusalCode } from '../refusals.ts'
import { type Rule, type Transition, whyNotMove } from '../workflow.ts'
import type { Distribution } from './delivery.ts'

type DistributionState = Distribution['state']
type DistributionRule = Rule<IssueFacts>
type DistributionTransition = Transition<DistributionState, IssueFacts>

/** With its record a resend names each delivery: more than these do not fit in one row. */
export const MOST_RESENT = 4000

const didNotSign: DistributionRule = ({ issue, actor }) => (issue.signOff?.personId === actor.id ? null : 'not-allowed')

/** A rule of the sign-off, asked of the issue as it was before that. */
const beforeSignOff =
  (rule: DistributionRule): DistributionRule =>
  ({ issue, ...more }) => {
    const { review } = issue
    return rule({
      ...more,
      issue: { ...issue, review: review && { ...review, approvals: review.approvals.slice(0, -1) } },
    })
  }

/** Whoever signs today may confirm what was signed before: the step that signed then may be gone from the settings. */
const doesNotSign: DistributionRule = (facts) =>
  facts.publication.steps.at(-1)?.approvers.includes(facts.actor.id) ? null : isNotTheirStep(facts)

const editorOrSigner = { editor: [], leader: [didNotSign] } satisfies DistributionTransition['by']

export const DISTRIBUTION_MOVES = {
  postpone: { label: '改期', by: editorOrSigner, from: ['scheduled'], to: 'scheduled', reason: 'required' },
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
    to: 'expanding',
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

export type DistributionMove = keyof typeof DISTRIBUTION_MOVES

/** Why the actor may not take this move on this distribution now, or null if they may. */
export const whyNotMoveDistribution = (
  distribution: Pick<Distribution, 'state'> | null,
  move: DistributionMove,
  more: IssueFacts,
): RefusalCode | null => whyNotMove<DistributionState, IssueFacts>(DISTRIBUTION_MOVES[move], distribution?.state, more)
