/** What people may do about a distribution, from which state, and who: asked by the API, and by the web before it shows a button. */
import type { Distribution } from './delivery.ts'
import type { Issue } from './issue.ts'
import type { Actor } from './person.ts'
import type { Publication } from './publication.ts'
import type { RefusalCode } from './refusals.ts'
import { isNotTheirStep, tookAnEarlierStep, wroteIt } from './workflow.ts'

type Facts = { issue: Issue; publication: Publication; actor: Actor }
type Rule = (facts: Facts) => RefusalCode | null

export type DistributionTransition = {
  label: string
  from: readonly Distribution['state'][]
  to: Distribution['state']
  reason: 'optional' | 'required'
  who: Rule
}

/** With its record a resend names each delivery: more than these do not fit in one row. */
export const MOST_RESENT = 4000

const isEditor: Rule = ({ actor }) => (actor.roles.includes('editor') ? null : 'not-allowed')
const isSigner: Rule = ({ issue, actor }) =>
  actor.roles.includes('leader') && issue.signOff?.personId === actor.id ? null : 'not-allowed'
const isAdministrator: Rule = ({ actor }) => (actor.roles.includes('administrator') ? null : 'not-allowed')
const either =
  (...rules: Rule[]): Rule =>
  (facts) =>
    rules.some((rule) => rule(facts) === null) ? null : 'not-allowed'

/** As for the sign-off itself, asked of the issue as it was before that. */
const maySignOff: Rule = ({ issue, publication, actor }) => {
  if (!actor.roles.includes('leader')) return 'not-allowed'
  const { review } = issue
  const before = { ...issue, review: review && { ...review, approvals: review.approvals.slice(0, -1) } }
  const refusals = [isNotTheirStep, wroteIt, tookAnEarlierStep].map((rule) => rule(before, actor, publication))
  return refusals.find((refusal) => refusal !== null) ?? null
}

export const DISTRIBUTION_MOVES = {
  postpone: {
    label: '改期',
    from: ['scheduled'],
    to: 'scheduled',
    reason: 'required',
    who: either(isEditor, isSigner),
  },
  'call-off': {
    label: '取消定时',
    from: ['scheduled'],
    to: 'held',
    reason: 'required',
    who: either(isEditor, isSigner),
  },
  permit: { label: '确认发送', from: ['held'], to: 'scheduled', reason: 'optional', who: maySignOff },
  restart: {
    label: '核查后继续分发',
    from: ['refused'],
    to: 'expanding',
    reason: 'required',
    who: either(isAdministrator, isSigner),
  },
  resend: { label: '全部重发', from: ['sending', 'done'], to: 'sending', reason: 'required', who: isEditor },
  'add-late': { label: '补发', from: ['sending', 'done'], to: 'sending', reason: 'required', who: isEditor },
} as const satisfies Record<string, DistributionTransition>

export type DistributionMove = keyof typeof DISTRIBUTION_MOVES

/** Why this actor may not do this now, or null if they may. */
export function whyNotDistribution(
  distribution: Pick<Distribution, 'state'> | null,
  move: DistributionMove,
  facts: Facts,
): RefusalCode | null {
  const transition: DistributionTransition = DISTRIBUTION_MOVES[move]
  const refusal = transition.who(facts)
  if (refusal) return refusal
  return distribution && transition.from.includes(distribution.state) ? null : 'wrong-state'
}
