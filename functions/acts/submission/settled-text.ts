/** The checks of a text when a department hands it in: what it says of their findings, now or when it handed the text in before. */

import type { Facts } from '#shared/audit-facts.ts'
import type { Acknowledgement } from '#shared/checks/acknowledgement.ts'
import { acknowledgementOf } from '#shared/checks/acknowledgement-of.ts'
import { Refusal } from '#shared/refusals.ts'
import type { SubmissionMoveRequest } from '#shared/requests.ts'
import type { Submission } from '#shared/submission/submission.ts'
import { judgeText } from '../checks/judge.ts'
import { mustBeSettled } from '../checks/must-be-settled.ts'
import type { Moving } from '../effect.ts'

type Said = NonNullable<Extract<SubmissionMoveRequest, { move: 'hand-in' }>['acknowledged']>

/** @throws Refusal `wording-forbidden`; `finding-gone` where what is said is of nothing in this text; `not-acknowledged` */
export async function settledByDepartment(
  { issue, publication, actor, now, submission }: Moving & { submission: Submission },
  said: Said,
): Promise<{ standing: Acknowledgement[]; facts: Facts }> {
  const judged = await judgeText(submission.text, issue, publication)
  const saidNow = said.map(({ key, reason }) => {
    const found = judged.keyed.find((one) => one.key === key)
    if (!found) throw new Refusal('finding-gone')
    return acknowledgementOf(found, { where: judged.whereOf(found), by: actor, at: now, reason })
  })
  const standing = mustBeSettled(judged, [...(submission.acknowledged ?? []), ...saidNow])
  const acknowledged = standing.map(({ message, reason }) => `${message}（${reason}）`).join('；')
  return { standing, facts: standing.length > 0 ? { acknowledged } : {} }
}
