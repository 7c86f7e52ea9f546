/** The life of a comment: open → resolved, and open again; who may comment, and while the issue is where. */
import type { Actor } from '../centre/person.ts'
import type { Publication } from '../centre/publication.ts'
import type { Issue } from '../issue/issue.ts'
import { stepsOf } from '../issue/issue-workflow.ts'
import type { RefusalCode } from '../refusals.ts'
import { type Rule, type Transition, whyNotBy, whyNotFrom } from '../workflow.ts'
import type { CommentState } from './comment.ts'

export type CommentFacts = {
  issue: Issue
  publication: Publication
  actor: Actor
  /** The ids of those whose substitute the actor is today; left out: nobody's. */
  standsInFor?: readonly string[]
}
type CommentRule = Rule<CommentFacts>
type CommentTransition = Transition<CommentState, CommentFacts>

/** Those who approve in this issue, at any step, or stand in for one who does. */
const approvesNothingHere: CommentRule = ({ issue, publication, actor, standsInFor = [] }) => {
  const approvers = stepsOf(issue, publication).flatMap((step) => step.approvers)
  return approvers.some((id) => id === actor.id || standsInFor.includes(id)) ? null : 'not-their-review'
}
const isPublished: CommentRule = ({ issue }) => (issue.state === 'published' ? 'comments-closed' : null)
/** What is commented on is frozen. */
const isNotInReview: CommentRule = ({ issue }) => (issue.state === 'review' ? null : 'not-in-review')

const BY = { editor: [], leader: [approvesNothingHere], administrator: [] } as const

export const COMMENT_BEGINNING = {
  label: '批注',
  by: BY,
  to: 'open',
  unless: [isPublished, isNotInReview],
} as const satisfies Pick<CommentTransition, 'label' | 'by' | 'to' | 'unless'>

export const COMMENT_MOVES = {
  answer: { label: '回复', by: BY, from: ['open'], to: 'open', reason: 'required', unless: [isPublished] },
  resolve: { label: '标为已解决', by: BY, from: ['open'], to: 'resolved', reason: 'optional', unless: [isPublished] },
  reopen: { label: '重新打开', by: BY, from: ['resolved'], to: 'open', reason: 'optional', unless: [isPublished] },
} as const satisfies Record<string, CommentTransition>

export type CommentMove = keyof typeof COMMENT_MOVES

/** Why the actor may not comment on this issue now, or null if they may. */
export const whyNotComment = (facts: CommentFacts): RefusalCode | null =>
  whyNotBy(COMMENT_BEGINNING, facts) ??
  whyNotFrom<CommentState, CommentFacts>({ ...COMMENT_BEGINNING, from: ['open'] }, 'open', facts)

/** Why the actor may not take this move on a comment in this state, or null if they may. */
export const whyNotMoveComment = (state: CommentState, move: CommentMove, facts: CommentFacts): RefusalCode | null =>
  whyNotBy(COMMENT_MOVES[move], facts) ?? whyNotFrom<CommentState, CommentFacts>(COMMENT_MOVES[move], state, facts)
