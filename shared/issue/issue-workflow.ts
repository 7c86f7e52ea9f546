/**
 * The life of an issue: draft → department-input → review → published.
 *
 * The store repeats `from` of ISSUE_MOVES as its write condition, and the diagram in README.md is printed from here.
 */

import type { Actor } from '../centre/person.ts'
import type { ApprovalStep, Publication } from '../centre/publication.ts'
import type { RefusalCode } from '../refusals.ts'
import { type Rule, type SystemTransition, type Transition, whyNotMove } from '../workflow.ts'
import { findingsOf } from './findings.ts'
import type { Issue, IssueState, Review } from './issue.ts'
import { oneForEach } from './one-for-each.ts'

export type IssueFacts = {
  issue: Issue
  publication: Publication
  actor: Actor
  /** The ids of those whose substitute the actor is today; left out: nobody's. */
  standsInFor?: readonly string[]
}
type IssueRule = Rule<IssueFacts>
export type IssueTransition = Transition<IssueState, IssueFacts>

/**
 * The steps a review goes through are those it was sent with, so that an approval never comes to stand for another step; only who may
 * take one follows the settings, so that an approver can be replaced. Without a review, the steps of the next one.
 */
export const stepsOf = (issue: Pick<Issue, 'review'>, publication: Publication): ApprovalStep[] =>
  issue.review?.steps.map((step) => {
    const approvers = publication.steps.find(({ id }) => id === step.id)?.approvers ?? step.approvers
    return { ...step, approvers }
  }) ?? publication.steps

/** The step a review stands at, or undefined when all are taken. */
export const currentStep = (issue: Pick<Issue, 'review'>, publication: Publication): ApprovalStep | undefined =>
  stepsOf(issue, publication)[issue.review?.approvals.length ?? 0]

/** The review as it stood before its latest approval. */
export const withoutLatest = (review: Review): Review => ({ ...review, approvals: review.approvals.slice(0, -1) })

const atLastStep = (issue: Issue, publication: Publication) =>
  (issue.review?.approvals.length ?? 0) >= stepsOf(issue, publication).length - 1

const hasOpenFindings: IssueRule = ({ issue, publication }) =>
  findingsOf(issue, publication).some((finding) => finding.blocks) ? 'not-ready-for-review' : null
const hasApprovals: IssueRule = ({ issue }) => (issue.review?.approvals.length ? 'already-acted' : null)
/** A substitute does nothing that the one they stand in for could not do. */
export const isNotTheirStep: IssueRule = (facts) => {
  if (stepTakenFor(facts) !== null) return null
  return absentApprovers(facts).length === 0 ? 'not-your-step' : 'not-for-them'
}
/** An approval uses up both people; a return uses up nobody. */
const leavesNobody: IssueRule = (facts) => {
  const id = stepTakenFor(facts)
  return id === null || leavesEnough(facts, id) ? null : 'nobody-after-them'
}
export const wroteIt: IssueRule = ({ issue, actor }) =>
  issue.authors.includes(actor.id) || issue.review?.sentBy === actor.id ? 'own-work' : null
/** Words that they wrote into the settings stand in this issue, and nobody else has signed them yet. */
export const wroteSettings: IssueRule = ({ issue, actor }) =>
  issue.review?.settings?.writers.includes(actor.id) ? 'own-settings' : null
/** Themselves, or by a substitute. */
export const tookAnEarlierStep: IssueRule = ({ issue, actor }) =>
  issue.review?.approvals.some(({ personId, onBehalfOf }) => personId === actor.id || onBehalfOf?.personId === actor.id)
    ? 'acted-before'
    : null
/** An approval is taken back by who gave it, while it is the latest: no later step then rests on it. */
const isNotTheLatestApproval: IssueRule = ({ issue, actor }) => {
  const approvals = issue.review?.approvals ?? []
  if (approvals.at(-1)?.personId === actor.id) return null
  return approvals.some(({ personId }) => personId === actor.id) ? 'next-step-taken' : 'not-your-approval'
}
const hasNoPdf: IssueRule = ({ issue }) => (issue.review?.pdf ? null : 'not-rendered')
const isLastStep: IssueRule = ({ issue, publication }) => (atLastStep(issue, publication) ? 'the-last-step' : null)
const isNotLastStep: IssueRule = ({ issue, publication }) =>
  atLastStep(issue, publication) ? null : 'not-the-last-step'
const inputIsClosed: IssueRule = ({ issue }) => (issue.inputOpen ? null : 'input-closed')
const nobodyWasCalled: IssueRule = ({ issue }) => (issue.called.length > 0 ? null : 'nobody-called')
const inputIsOpen: IssueRule = ({ issue }) => (issue.inputOpen ? 'input-open' : null)

/** What nobody does who is to approve, themselves or by a substitute (docs/decisions/0000, 0030). */
const otherEyes = [wroteIt, wroteSettings, tookAnEarlierStep]
/** Whether the actor may approve by these, whoever's step it is. */
const hasOtherEyes = (facts: IssueFacts): boolean => otherEyes.every((rule) => rule(facts) === null)
const fourEyes = [...otherEyes, isNotTheirStep]

const approversNow = ({ issue, publication }: IssueFacts): string[] => currentStep(issue, publication)?.approvers ?? []

/** The approvers of the step a review stands at for whom the actor stands in. */
const absentApprovers = (facts: IssueFacts): string[] =>
  approversNow(facts).filter((id) => facts.standsInFor?.includes(id))

/** In whose right the actor takes the step a review stands at: their own id, or that of one they stand in for; null: it is not theirs. */
export const stepTakenFor = (facts: IssueFacts): string | null => takenFor(facts, approversNow(facts))

/** The same of a step with these approvers. */
export function takenFor(facts: IssueFacts, approvers: readonly string[]): string | null {
  const { actor, standsInFor = [] } = facts
  if (approvers.includes(actor.id)) return actor.id
  const may = approvers.filter((id) => standsInFor.includes(id) && hasOtherEyes(asActor(facts, id)))
  // Of two who are away, the one whose right leaves the later steps their people.
  return may.find((id) => leavesEnough(facts, id)) ?? may[0] ?? null
}

const asActor = (facts: IssueFacts, id: string): IssueFacts => ({ ...facts, actor: { ...facts.actor, id } })

/**
 * Whether later steps name other people than the actor and the one they stand in for, both used up by its approval. By names alone:
 * who of them is still here is asked when the step is taken (functions/acts/issue/takable.ts).
 */
function leavesEnough(facts: IssueFacts, id: string): boolean {
  const { issue, publication, actor } = facts
  if (id === actor.id) return true
  const both = [actor.id, id]
  const later = stepsOf(issue, publication).slice((issue.review?.approvals.length ?? 0) + 1)
  const may = ({ approvers }: ApprovalStep) =>
    approvers.filter((id) => !both.includes(id) && hasOtherEyes(asActor(facts, id))).map((id) => ({ id }))
  return oneForEach(later.map((step) => ({ may: may(step) }))).short === null
}

/** How an issue comes into being. */
export const ISSUE_BEGINNINGS = {
  open: { label: '新建一期', by: { editor: [] }, to: 'draft' },
  import: { label: '补录往期', by: { editor: [] }, to: 'published' },
  correct: { label: '更正', by: { editor: [] }, to: 'department-input' },
} as const satisfies Record<string, Pick<IssueTransition, 'label' | 'by' | 'to'>>

/** Of a call that takes news. */
const whileItIsOpen = {
  by: { editor: [] },
  from: ['department-input'],
  to: 'department-input',
  unless: [inputIsClosed],
} as const satisfies Omit<IssueTransition, 'label' | 'reason'>

export const ISSUE_MOVES = {
  'call-for-news': {
    label: '发出约稿',
    by: { editor: [] },
    from: ['draft'],
    to: 'department-input',
    reason: 'none',
  },
  'change-brief': { label: '修改约稿要求', ...whileItIsOpen, reason: 'none' },
  /** Of single departments, which hear of it; the common deadline stays. */
  'extend-deadline': { label: '延期', ...whileItIsOpen, reason: 'optional' },
  'take-back-extension': { label: '取消延期', ...whileItIsOpen, reason: 'optional' },
  'close-input': { label: '截稿', ...whileItIsOpen, reason: 'none' },
  'reopen-input': {
    label: '重新开放征稿',
    by: { editor: [] },
    from: ['department-input'],
    to: 'department-input',
    reason: 'required',
    unless: [inputIsOpen, nobodyWasCalled],
  },
  'send-to-review': {
    label: '送审',
    by: { editor: [] },
    from: ['department-input'],
    to: 'review',
    reason: 'none',
    unless: [hasOpenFindings],
  },
  withdraw: {
    label: '撤回送审',
    by: { editor: [] },
    from: ['review'],
    to: 'department-input',
    reason: 'none',
    unless: [hasApprovals],
  },
  approve: {
    label: '审核通过',
    by: { leader: [] },
    from: ['review'],
    to: 'review',
    reason: 'optional',
    unless: [...fourEyes, leavesNobody, hasNoPdf, isLastStep],
  },
  'withdraw-approval': {
    label: '撤回通过',
    by: { leader: [] },
    from: ['review'],
    to: 'review',
    reason: 'none',
    unless: [isNotTheLatestApproval],
  },
  return: {
    label: '退回修改',
    by: { leader: [] },
    from: ['review'],
    to: 'department-input',
    reason: 'required',
    unless: fourEyes,
  },
  'sign-off': {
    label: '签发',
    by: { leader: [] },
    from: ['review'],
    to: 'published',
    reason: 'optional',
    unless: [...fourEyes, leavesNobody, hasNoPdf, isNotLastStep],
  },
} as const satisfies Record<string, IssueTransition>

/** What the workers do with it. */
export const ISSUE_SYSTEM_MOVES = {
  rendered: { label: '排出 PDF', by: 'system', from: ['review'], to: 'review' },
  'call-by-plan': { label: '按计划发出约稿', by: 'system', from: ['draft'], to: 'department-input' },
  'render-failed': { label: '排版失败', by: 'system', from: ['review'], to: 'review' },
  /** Of a back issue, which is published from the start. */
  'import-rendered': { label: '排出补录的 PDF', by: 'system', from: ['published'], to: 'published' },
  'import-render-failed': { label: '补录的排版失败', by: 'system', from: ['published'], to: 'published' },
} as const satisfies Record<string, SystemTransition<IssueState>>

export type IssueSystemMove = keyof typeof ISSUE_SYSTEM_MOVES

export type IssueMove = keyof typeof ISSUE_MOVES

/** Why the actor may not take this move on this issue now, or null if they may. */
export const whyNotMoveIssue = (issue: Issue, move: IssueMove, more: Omit<IssueFacts, 'issue'>): RefusalCode | null =>
  whyNotMove<IssueState, IssueFacts>(ISSUE_MOVES[move], issue.state, { issue, ...more })

/** The states in which an editor may still change settings and content. */
export const EDITABLE: readonly IssueState[] = ['draft', 'department-input']

/** Why this actor may not edit the issue's settings or content, or null if they may. */
export function whyNotEdit(issue: Issue, actor: Actor): RefusalCode | null {
  if (!actor.roles.includes('editor')) return 'not-allowed'
  return EDITABLE.includes(issue.state) ? null : 'wrong-state'
}

export const DISCARD_LABEL = '舍弃本期'

/** Why this actor may not discard an issue that was opened by mistake, or null if they may: nobody outside the desk knows of it. */
export const whyNotDiscardIssue = (issue: Issue, actor: Actor): RefusalCode | null =>
  whyNotEdit(issue, actor) ?? (issue.called.length > 0 || issue.revisions > 0 ? 'not-discardable' : null)
