/** The life of a submission: draft → (where its head signs: with-head →) submitted → adopted, or returned (and handed in again), or declined. */

import { isHeadOf } from '../centre/departments.ts'
import type { Actor, Person } from '../centre/person.ts'
import type { Issue } from '../issue/issue.ts'
import type { RefusalCode } from '../refusals.ts'
import { type Rule, type Transition, whyNotMove } from '../workflow.ts'
import type { Submission, SubmissionState } from './submission.ts'

type Input = Pick<Issue, 'state' | 'inputOpen' | 'stillOpen'>
/** `headSigns`: whether its department hands in only what its head signed. */
export type SubmissionFacts = { submission: Submission; issue: Input; actor: Actor; headSigns?: boolean | undefined }
type SubmissionRule = Rule<SubmissionFacts>
type SubmissionTransition = Transition<SubmissionState, SubmissionFacts>

/** Whether departments can write for this issue now. */
export const takesInput = (issue: Input): boolean => issue.state === 'department-input' && issue.inputOpen

/** Whether this one may be written though the call is over: it was given back to be mended, and the editor still takes it. */
export const isStillOpen = (issue: Input, { id }: Pick<Submission, 'id'>): boolean =>
  (issue.state === 'department-input' || issue.state === 'review') && (issue.stillOpen ?? []).includes(id)

/** Whether what its department has of it may still be handed in. */
export const mayComeIn = (issue: Input, submission: Pick<Submission, 'id'>): boolean =>
  takesInput(issue) || isStillOpen(issue, submission)

const isOfAnother: Rule<{ submission: Pick<Submission, 'ownerDepartment'>; actor: Actor }> = ({ submission, actor }) =>
  actor.departmentId === submission.ownerDepartment ? null : 'not-found'
const inputIsClosed: Rule<{ submission: Pick<Submission, 'id'>; issue: Input }> = ({ submission, issue }) =>
  mayComeIn(issue, submission) ? null : 'input-closed'
const isNotCollected: SubmissionRule = ({ issue }) => (issue.state === 'department-input' ? null : 'wrong-state')
const isEmpty: SubmissionRule = ({ submission }) => (submission.text.trim() === '' ? 'empty-submission' : null)

const mustBeSigned: SubmissionRule = ({ headSigns }) => (headSigns ? 'head-signs' : null)
const needsNoHead: SubmissionRule = ({ headSigns }) => (headSigns ? null : 'head-not-needed')
const isNoHead: SubmissionRule = ({ actor }) => (actor.head ? null : 'not-head')
const wroteIt: SubmissionRule = ({ submission, actor }) =>
  [submission.createdBy, ...submission.writers].includes(actor.id) ? 'own-submission' : null

/** Another department that it names; what it may not read is not there for it. */
const isNoPartner: SubmissionRule = ({ submission, actor }) =>
  actor.departmentId !== null &&
  actor.departmentId !== submission.ownerDepartment &&
  submission.departments.includes(actor.departmentId)
    ? null
    : 'not-found'
const isPublished: SubmissionRule = ({ issue }) => (issue.state === 'published' ? 'wrong-state' : null)

const itsDepartment = { contributor: [isOfAnother, inputIsClosed] } satisfies SubmissionTransition['by']
const itsHead = { contributor: [isOfAnother, inputIsClosed, isNoHead] } satisfies SubmissionTransition['by']
const theEditor = { editor: [isNotCollected] } satisfies SubmissionTransition['by']

/** How a submission comes into being. */
export const SUBMISSION_BEGINNING = { label: '开始写稿', by: { contributor: [] }, to: 'draft' } as const satisfies Pick<
  SubmissionTransition,
  'label' | 'by' | 'to'
>

export const SUBMISSION_MOVES = {
  'hand-in': {
    label: '报送',
    by: itsDepartment,
    from: ['draft', 'returned'],
    to: 'submitted',
    reason: 'none',
    unless: [isEmpty, mustBeSigned],
  },
  'ask-head': {
    label: '请负责人审签',
    by: itsDepartment,
    from: ['draft', 'returned'],
    to: 'with-head',
    reason: 'none',
    unless: [isEmpty, needsNoHead],
  },
  /** The head hands it in; also where the setting is another by now. */
  'head-sign': {
    label: '审签报送',
    by: itsHead,
    from: ['with-head'],
    to: 'submitted',
    reason: 'none',
    unless: [wroteIt],
  },
  /** To where it was when the head was asked. */
  'send-back': {
    label: '退回信息员',
    by: itsHead,
    from: ['with-head'],
    to: ['draft', 'returned'],
    reason: 'required',
  },
  'take-from-head': {
    label: '撤回修改',
    by: itsDepartment,
    from: ['with-head'],
    to: ['draft', 'returned'],
    reason: 'none',
  },
  'take-back': { label: '撤回修改', by: itsDepartment, from: ['submitted'], to: 'draft', reason: 'none' },
  /** Of a joint one, by each of the other departments; an answer may be given anew. */
  'confirm-joint': {
    label: '确认联合报送',
    by: { contributor: [isNoPartner] },
    from: ['submitted', 'adopted'],
    to: ['submitted', 'adopted'],
    reason: 'none',
    unless: [isPublished],
  },
  'object-joint': {
    label: '不同意联合报送',
    by: { contributor: [isNoPartner] },
    from: ['submitted', 'adopted'],
    to: ['submitted', 'adopted'],
    reason: 'required',
    unless: [isPublished],
  },
  adopt: { label: '采用', by: theEditor, from: ['submitted'], to: 'adopted', reason: 'none' },
  /** As several items: parts of its text, each for itself. */
  split: { label: '拆成几条采用', by: theEditor, from: ['submitted'], to: 'adopted', reason: 'none' },
  return: { label: '退改', by: theEditor, from: ['submitted'], to: 'returned', reason: 'required' },
  decline: { label: '不采用', by: theEditor, from: ['submitted'], to: 'declined', reason: 'required' },
  /** Its item, of several the last one, was removed from the issue: it waits for a decision again. */
  release: { label: '取消采用', by: theEditor, from: ['adopted'], to: 'submitted', reason: 'none' },
} as const satisfies Record<string, SubmissionTransition>

export type SubmissionMove = keyof typeof SUBMISSION_MOVES

/** Why the actor may not take this move on this submission now, or null if they may. */
export const whyNotMoveSubmission = (
  submission: Submission,
  move: SubmissionMove,
  more: Omit<SubmissionFacts, 'submission'>,
): RefusalCode | null =>
  whyNotMove<SubmissionState, SubmissionFacts>(SUBMISSION_MOVES[move], submission.state, { submission, ...more })

/** Whether it is its own department's alone: what it did not hand in. */
export const isUnread = ({ state }: Pick<Submission, 'state'>): boolean => state === 'draft' || state === 'with-head'

/** Whether it counts as handed in: what was returned, or waits for its head, does not. */
export const isHandedIn = ({ state }: Pick<Submission, 'state'>): boolean =>
  state === 'submitted' || state === 'adopted' || state === 'declined'

/** Whether the editor gave it back and waits for it, though its head may have it now. */
export const isGivenBack = ({ state, head }: Pick<Submission, 'state' | 'head'>): boolean =>
  state === 'returned' || (state === 'with-head' && head?.from === 'returned')

/** Those who may sign it: the heads of its department who did not write in it. */
export const headsFor = <P extends Pick<Person, 'id' | 'active' | 'roles' | 'head' | 'departmentId'>>(
  people: readonly P[],
  { ownerDepartment, createdBy, writers }: Pick<Submission, 'ownerDepartment' | 'createdBy' | 'writers'>,
): P[] => people.filter((one) => isHeadOf(one, ownerDepartment) && ![createdBy, ...writers].includes(one.id))

/** Why this actor may not start one for this issue now, or null if they may. */
export function whyNotStart(actor: Actor, issue: Pick<Issue, 'state' | 'inputOpen' | 'called'>): RefusalCode | null {
  if (!actor.roles.includes('contributor') || actor.departmentId === null) return 'not-allowed'
  if (!takesInput(issue)) return 'input-closed'
  return issue.called.includes(actor.departmentId) ? null : 'not-called'
}

/** Why this actor may not write in this submission now, or null if they may. */
export function whyNotWrite(
  submission: Pick<Submission, 'id' | 'state' | 'ownerDepartment'>,
  actor: Actor,
  issue: Input,
): RefusalCode | null {
  if (!actor.roles.includes('contributor')) return 'not-allowed'
  const refusal = isOfAnother({ submission, actor }) ?? inputIsClosed({ submission, issue })
  return refusal ?? (submission.state === 'draft' || submission.state === 'returned' ? null : 'wrong-state')
}

/** Why this actor may not discard it now, or null if they may: a draft, and nothing that the editor gave back. */
export const whyNotDiscard = (
  submission: Pick<Submission, 'id' | 'state' | 'ownerDepartment'>,
  actor: Actor,
  issue: Input,
): RefusalCode | null => whyNotWrite(submission, actor, issue) ?? (submission.state === 'draft' ? null : 'wrong-state')

/** Whether this actor may read it: its owner and joint departments always, editors once it was handed in. */
export function mayRead(submission: Submission, actor: Actor): boolean {
  const { departmentId, roles } = actor
  if (departmentId !== null && roles.includes('contributor')) {
    if (departmentId === submission.ownerDepartment) return true
    if (submission.departments.includes(departmentId)) return !isUnread(submission)
  }
  return roles.includes('editor') && !isUnread(submission)
}
