/** The rules of 本期无稿: which departments may say it of an issue, and take it back. */
import type { Actor } from '../centre/person.ts'
import type { Issue } from '../issue/issue.ts'
import type { RefusalCode } from '../refusals.ts'
import { type Answer, answerOf } from './department-answer.ts'
import type { Submission } from './submission.ts'
import { takesInput, whyNotStart } from './submission-workflow.ts'

const NO_NEWS: readonly Answer[] = ['nothing', 'started', 'to-confirm']

type Input = Pick<Issue, 'state' | 'inputOpen' | 'called'>

/** Why this actor may not say it for this issue now, or null if they may: a department that has handed in has news. */
export function whyNotZeroReport(actor: Actor, issue: Input, submissions: readonly Submission[]): RefusalCode | null {
  const refusal = whyNotStart(actor, issue)
  if (refusal || actor.departmentId === null) return refusal
  const { answer } = answerOf(actor.departmentId, submissions, [])
  return NO_NEWS.includes(answer) ? null : 'has-news'
}

/** Why this actor may not take it back now, or null if they may. */
export function whyNotTakeBackZeroReport(actor: Actor, issue: Input): RefusalCode | null {
  if (!actor.roles.includes('contributor') || actor.departmentId === null) return 'not-allowed'
  return takesInput(issue) ? null : 'input-closed'
}
