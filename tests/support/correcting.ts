/** Corrections (更正) of an issue, on the way that every issue goes. */
import type { Issue } from '#shared/issue/issue.ts'
import type { Caller } from './caller.ts'
import { at, hashOfRecipients } from './issue-page.ts'
import { move, ok, seen, sentToReview, type TestSystem } from './issue-steps.ts'

export const CORRECTION = '“5.05万件”应为“5.50万件”。'

let numbers = 500
/** With a number that no other issue has. */
export const correctionSettings = () => {
  numbers += 1
  return { period: '2026-01', number: numbers, total: null, issueDate: '2026-02-20' }
}

export function correcting(system: TestSystem, { editor, office, head }: Record<'editor' | 'office' | 'head', Caller>) {
  const correct = async (original: Issue, change: Record<string, unknown> = {}): Promise<Issue> => {
    const request = { settings: correctionSettings(), correction: CORRECTION, whole: false, ...change }
    return ok(await editor.post(`${at(original)}/corrections`, request))
  }

  /** Approved by the office; the head is next. */
  const reviewed = async (correction: Issue): Promise<Issue> => {
    const inReview = await sentToReview(system, editor, correction)
    return move(office, inReview, { move: 'approve', comment: '', ...seen(inReview) })
  }

  /** What the head signs now. */
  const signing = async (approved: Issue, more: { sendAt?: string } = {}): Promise<Record<string, unknown>> => ({
    move: 'sign-off',
    comment: '',
    recipientsHash: await hashOfRecipients(head, approved),
    ...seen(approved),
    ...more,
  })

  /** Nothing of it is sent before `system.runAllWork()`. */
  const signedOff = async (correction: Issue, more: { sendAt?: string } = {}): Promise<Issue> => {
    const approved = await reviewed(correction)
    return move(head, approved, await signing(approved, more))
  }

  return { correct, reviewed, signing, signedOff }
}
