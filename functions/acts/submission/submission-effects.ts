/** The effects of a submission's moves: what each changes and causes. */
import { hashOf } from '#shared/hash.ts'
import { Refusal } from '#shared/refusals.ts'
import type { SubmissionMoveRequest } from '#shared/requests.ts'
import type { JointAnswer, Submission } from '#shared/submission/submission.ts'
import type { Write } from '../../store/commit.ts'
import { changeIssue, expectDepartmentInput, expectInput, expectIssue } from '../../store/rows.ts'
import type { Effect, Effects } from '../effect.ts'
import { adopt, split } from './adopting.ts'
import { handedIn, type OfSubmission } from './handed-in.ts'
import { HEAD_EFFECTS } from './head-effects.ts'
import { withoutZeroReport } from './report-zero.ts'

export const SUBMISSION_EFFECTS: Effects<SubmissionMoveRequest, OfSubmission, Submission> = {
  'hand-in': (of, { acknowledged = [] }) => handedIn(of, acknowledged),
  ...HEAD_EFFECTS,

  'take-back': async ({ issue }) => ({ change: {}, writes: [expectInput(issue)] }),

  'confirm-joint': (of) => answerJoint(of, 'confirmed', ''),
  'object-joint': (of, { reason }) => answerJoint(of, 'objected', reason),

  adopt,
  split,

  return: async (of, { reason, passage }) => {
    const { actor, now, issue, submission } = of
    const { text } = submission
    if (passage && (passage.start >= passage.end || passage.end > text.length))
      throw new Refusal('bad-request', [{ path: 'passage', message: '标出的文字不在来稿中，请重新标出' }])
    return {
      change: {
        reason,
        returned: { at: now.toISOString(), personName: actor.name, reason, text, ...(passage && { passage }) },
      },
      writes: [issue.inputOpen ? expectInput(issue) : takesAgain(of)],
      ...(passage && { facts: { passage: text.slice(passage.start, passage.end) } }),
    }
  },

  decline: async ({ issue }, { reason }) => ({ change: { reason }, writes: [expectDepartmentInput(issue)] }),
}

/** What is given back after the call is over may come in again: nobody is asked to mend what they cannot hand in. */
function takesAgain({ issue, submission }: OfSubmission): Write {
  const stillOpen = [...new Set([...(issue.stillOpen ?? []), submission.id])]
  return changeIssue(issue, { ...issue, stillOpen }, 'decide-anew')
}

/** What another department says of a joint submission; a yes makes it one of its own. */
async function answerJoint(
  { deps, issue, submission, actor, now }: OfSubmission,
  answer: JointAnswer['answer'],
  reason: string,
): Promise<Effect<Submission>> {
  const departmentId = actor.departmentId ?? ''
  const others = (submission.joint ?? []).filter((one) => one.departmentId !== departmentId)
  const said: JointAnswer = {
    ...{ departmentId, answer, reason, at: now.toISOString(), textHash: await hashOf(submission.text) },
    by: { id: actor.id, name: actor.name },
  }
  const zero = answer === 'confirmed' ? await withoutZeroReport(deps.table, issue, departmentId, { actor, now }) : null
  return {
    change: { joint: [...others, said], reason: submission.reason, itemId: submission.itemId },
    to: submission.state,
    writes: [expectIssue(issue), ...(zero ? [zero.write] : [])],
    facts: { departments: departmentId, ...(zero?.fell && { zeroReport: 'yes' }) },
  }
}
