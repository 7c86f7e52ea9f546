/** The effect of handing in, by the contributor or by the head's signature: when, whether late, and which answers to it still hold. */
import { hashOf } from '#shared/hash.ts'
import type { SubmissionMoveRequest } from '#shared/requests.ts'
import { isLate } from '#shared/submission/deadlines.ts'
import { answersThatHold } from '#shared/submission/joint.ts'
import type { Submission } from '#shared/submission/submission.ts'
import { expectInput } from '../../store/rows.ts'
import type { Effect, Moving } from '../effect.ts'
import { withoutZeroReport } from './report-zero.ts'
import { settledByDepartment } from './settled-text.ts'

export type OfSubmission = Moving & { submission: Submission }
export type Acknowledged = NonNullable<Extract<SubmissionMoveRequest, { move: 'hand-in' }>['acknowledged']>
type Said = { textHash: string } & Required<Pick<Effect<Submission>, 'change' | 'writes' | 'facts'>>

/** What the department says by it, to whomever it goes: the findings are settled, and it has news. */
export async function saidByDepartment(of: OfSubmission, acknowledged: Acknowledged): Promise<Said> {
  const { deps, issue, actor, now, submission } = of
  const [{ standing, facts }, zero, textHash] = await Promise.all([
    settledByDepartment(of, acknowledged),
    withoutZeroReport(deps.table, issue, submission.ownerDepartment, { actor, now }),
    hashOf(submission.text),
  ])
  return {
    textHash,
    change: standing.length > 0 || submission.acknowledged ? { acknowledged: standing } : {},
    writes: [expectInput(issue), zero.write],
    facts: { textHash, ...facts, ...(zero.fell && { zeroReport: 'yes' }) },
  }
}

/** It reaches the editor now: the deadline of the department that hands in is held against this moment, also of a joint text. */
export async function handedIn(of: OfSubmission, acknowledged: Acknowledged): Promise<Effect<Submission>> {
  const { issue, now, submission } = of
  const { textHash, change, ...said } = await saidByDepartment(of, acknowledged)
  return {
    ...said,
    change: {
      ...change,
      joint: answersThatHold(submission, textHash),
      submittedAt: now.toISOString(),
      late: isLate(issue, submission.ownerDepartment, now),
      ...(submission.head && { head: null }),
    },
  }
}
