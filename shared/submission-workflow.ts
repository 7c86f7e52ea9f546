/**
 * The life of a submission: draft → submitted → adopted, or returned (and handed in again), or declined.
 *
 * SUBMISSION_MOVES says which move is allowed, from where and by whom; the API, the form and the desk all ask whyNotSubmission.
 */
import type { Issue } from './issue.ts'
import type { Actor, Role } from './person.ts'
import type { RefusalCode } from './refusals.ts'
import type { Submission, SubmissionState } from './submission.ts'

export type SubmissionMoveRule = {
  label: string
  from: readonly SubmissionState[]
  to: SubmissionState
  by: Role
  reason: 'none' | 'required'
}

export const SUBMISSION_MOVES = {
  'hand-in': { label: '报送', from: ['draft', 'returned'], to: 'submitted', by: 'contributor', reason: 'none' },
  'take-back': { label: '撤回修改', from: ['submitted'], to: 'draft', by: 'contributor', reason: 'none' },
  adopt: { label: '采用', from: ['submitted'], to: 'adopted', by: 'editor', reason: 'none' },
  return: { label: '退改', from: ['submitted'], to: 'returned', by: 'editor', reason: 'required' },
  decline: { label: '不采用', from: ['submitted'], to: 'declined', by: 'editor', reason: 'required' },
  /** Its item was removed from the issue: it waits for a decision again. */
  release: { label: '取消采用', from: ['adopted'], to: 'submitted', by: 'editor', reason: 'none' },
} as const satisfies Record<string, SubmissionMoveRule>

export type SubmissionMove = keyof typeof SUBMISSION_MOVES

/** Whether departments can write for this issue now. */
export const takesInput = (issue: Pick<Issue, 'state' | 'inputOpen'>): boolean =>
  issue.state === 'department-input' && issue.inputOpen

/** Whether it counts as handed in: what was returned does not. */
export const isHandedIn = ({ state }: Pick<Submission, 'state'>): boolean => state !== 'draft' && state !== 'returned'

/** Why this actor may not take this move on this submission now, or null if they may. */
export function whyNotSubmission(
  submission: Submission,
  move: SubmissionMove,
  actor: Actor,
  issue: Pick<Issue, 'state' | 'inputOpen'>,
): RefusalCode | null {
  const rule: SubmissionMoveRule = SUBMISSION_MOVES[move]
  if (!actor.roles.includes(rule.by)) return 'not-allowed'
  if (rule.by === 'contributor') {
    if (actor.departmentId !== submission.ownerDepartment) return 'not-found'
    if (!takesInput(issue)) return 'input-closed'
  } else if (issue.state !== 'department-input') return 'wrong-state'
  if (!rule.from.includes(submission.state)) return 'wrong-state'
  return move === 'hand-in' && submission.text.trim() === '' ? 'empty-submission' : null
}

/** Why this actor may not start one for this issue now, or null if they may. */
export function whyNotStart(actor: Actor, issue: Pick<Issue, 'state' | 'inputOpen' | 'called'>): RefusalCode | null {
  if (!actor.roles.includes('contributor') || actor.departmentId === null) return 'not-allowed'
  if (!takesInput(issue)) return 'input-closed'
  return issue.called.includes(actor.departmentId) ? null : 'not-called'
}

/** Why this actor may not write in this submission now, or null if they may. */
export function whyNotWrite(
  submission: Pick<Submission, 'state' | 'ownerDepartment'>,
  actor: Actor,
  issue: Pick<Issue, 'state' | 'inputOpen'>,
): RefusalCode | null {
  if (!actor.roles.includes('contributor')) return 'not-allowed'
  if (actor.departmentId !== submission.ownerDepartment) return 'not-found'
  if (!takesInput(issue)) return 'input-closed'
  return isHandedIn(submission) ? 'wrong-state' : null
}

/** Whether this actor may read it: its owner and joint departments always, editors once it was handed in. */
export function mayRead(submission: Submission, actor: Actor): boolean {
  const { departmentId, roles } = actor
  if (departmentId !== null && roles.includes('contributor')) {
    if (departmentId === submission.ownerDepartment) return true
    if (submission.departments.includes(departmentId)) return submission.state !== 'draft'
  }
  return roles.includes('editor') && submission.state !== 'draft'
}
