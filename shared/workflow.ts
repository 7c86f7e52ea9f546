/**
 * The life of an issue: draft → department-input → review → published.
 *
 * TRANSITIONS is the only place that says which move is allowed, from where and by whom.
 * The API applies it, the web asks it before enabling a button, the store repeats `from`
 * as its write condition, and the diagram in README.md is printed from it.
 */
import { findingsOf } from './findings.ts'
import type { Issue, IssueState } from './issue.ts'
import type { Actor, Role } from './person.ts'
import type { ApprovalStep, Publication } from './publication.ts'
import type { RefusalCode } from './refusals.ts'

type Rule = (issue: Issue, actor: Actor, publication: Publication) => RefusalCode | null

export type Transition = {
  /** What a person calls it. */
  label: string
  /** `null`: the issue does not exist yet. */
  from: IssueState | null
  to: IssueState
  by: Role
  reason: 'none' | 'optional' | 'required'
  unless: readonly Rule[]
}

/**
 * The steps a review goes through: those it was sent with, whatever the settings say meanwhile, so that an approval
 * never comes to stand for another step. Only who may take a step follows the settings: an approver who left can be
 * replaced. Without a review, the steps the next one will have.
 */
export const stepsOf = (issue: Pick<Issue, 'review'>, publication: Publication): ApprovalStep[] =>
  issue.review?.steps.map((step) => {
    const approvers = publication.steps.find(({ id }) => id === step.id)?.approvers ?? step.approvers
    return { ...step, approvers }
  }) ?? publication.steps

/** The step a review stands at, or undefined when all are taken. */
export const currentStep = (issue: Pick<Issue, 'review'>, publication: Publication): ApprovalStep | undefined =>
  stepsOf(issue, publication)[issue.review?.approvals.length ?? 0]

const atLastStep = (issue: Issue, publication: Publication) =>
  (issue.review?.approvals.length ?? 0) >= stepsOf(issue, publication).length - 1

const hasOpenFindings: Rule = (issue, _, publication) =>
  findingsOf(issue, publication).some((finding) => finding.blocks) ? 'not-ready-for-review' : null
const hasApprovals: Rule = (issue) => (issue.review?.approvals.length ? 'already-acted' : null)
export const isNotTheirStep: Rule = (issue, actor, publication) =>
  currentStep(issue, publication)?.approvers.includes(actor.id) ? null : 'not-your-step'
export const wroteIt: Rule = (issue, actor) =>
  issue.authors.includes(actor.id) || issue.review?.sentBy === actor.id ? 'own-work' : null
export const tookAnEarlierStep: Rule = (issue, actor) =>
  issue.review?.approvals.some((approval) => approval.personId === actor.id) ? 'acted-before' : null
const hasNoPdf: Rule = (issue) => (issue.review?.pdf ? null : 'not-rendered')
const isLastStep: Rule = (issue, _, publication) => (atLastStep(issue, publication) ? 'the-last-step' : null)
const isNotLastStep: Rule = (issue, _, publication) => (atLastStep(issue, publication) ? null : 'not-the-last-step')
const inputIsClosed: Rule = (issue) => (issue.inputOpen ? null : 'input-closed')
const nobodyWasCalled: Rule = (issue) => (issue.called.length > 0 ? null : 'nobody-called')
const inputIsOpen: Rule = (issue) => (issue.inputOpen ? 'input-open' : null)

/** Four eyes (PRODUCT, what must always hold, 2). */
const fourEyes = [wroteIt, tookAnEarlierStep, isNotTheirStep]

export const TRANSITIONS = {
  open: { label: '新建一期', from: null, to: 'draft', by: 'editor', reason: 'none', unless: [] },
  import: { label: '补录往期', from: null, to: 'published', by: 'editor', reason: 'none', unless: [] },
  correct: { label: '更正', from: null, to: 'department-input', by: 'editor', reason: 'none', unless: [] },
  'call-for-news': {
    label: '发出约稿',
    from: 'draft',
    to: 'department-input',
    by: 'editor',
    reason: 'none',
    unless: [],
  },
  'close-input': {
    label: '截稿',
    from: 'department-input',
    to: 'department-input',
    by: 'editor',
    reason: 'none',
    unless: [inputIsClosed],
  },
  'reopen-input': {
    label: '重新开放征稿',
    from: 'department-input',
    to: 'department-input',
    by: 'editor',
    reason: 'required',
    unless: [inputIsOpen, nobodyWasCalled],
  },
  'send-to-review': {
    label: '送审',
    from: 'department-input',
    to: 'review',
    by: 'editor',
    reason: 'none',
    unless: [hasOpenFindings],
  },
  withdraw: {
    label: '撤回送审',
    from: 'review',
    to: 'department-input',
    by: 'editor',
    reason: 'none',
    unless: [hasApprovals],
  },
  approve: {
    label: '审核通过',
    from: 'review',
    to: 'review',
    by: 'leader',
    reason: 'optional',
    unless: [...fourEyes, hasNoPdf, isLastStep],
  },
  return: {
    label: '退回修改',
    from: 'review',
    to: 'department-input',
    by: 'leader',
    reason: 'required',
    unless: fourEyes,
  },
  'sign-off': {
    label: '签发',
    from: 'review',
    to: 'published',
    by: 'leader',
    reason: 'optional',
    unless: [...fourEyes, hasNoPdf, isNotLastStep],
  },
} as const satisfies Record<string, Transition>

export type Move = keyof typeof TRANSITIONS
/** A move of an issue that exists already. */
export type MoveOfIssue = Exclude<Move, 'open' | 'import' | 'correct'>

export const MOVES_OF_ISSUE = (Object.keys(TRANSITIONS) as Move[]).filter(
  // Object.keys loses the key type; the table is closed
  (move): move is MoveOfIssue => TRANSITIONS[move].from !== null,
)

/** Why this actor may not take this move on this issue now, or null if they may. */
export function whyNot(issue: Issue, move: MoveOfIssue, actor: Actor, publication: Publication): RefusalCode | null {
  const transition: Transition = TRANSITIONS[move]
  if (!actor.roles.includes(transition.by)) return 'not-allowed'
  if (issue.state !== transition.from) return 'wrong-state'
  for (const rule of transition.unless) {
    const refusal = rule(issue, actor, publication)
    if (refusal) return refusal
  }
  return null
}

/** The states in which an editor may still change settings and content. */
export const EDITABLE: readonly IssueState[] = ['draft', 'department-input']

/** Why this actor may not edit the issue's settings or content, or null if they may. */
export function whyNotEdit(issue: Issue, actor: Actor): RefusalCode | null {
  if (!actor.roles.includes('editor')) return 'not-allowed'
  return EDITABLE.includes(issue.state) ? null : 'wrong-state'
}
