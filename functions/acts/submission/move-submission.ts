/** Moving a submission: handed in or taken back by its department; adopted, returned or declined by the editor. */
import type { ActName } from '#shared/audit-labels.ts'
import { departmentNames } from '#shared/centre/departments.ts'
import type { Actor } from '#shared/centre/person.ts'
import { Refusal } from '#shared/refusals.ts'
import type { SubmissionMoveRequest } from '#shared/requests.ts'
import type { Submission } from '#shared/submission/submission.ts'
import { SUBMISSION_MOVES, whyNotMoveSubmission } from '#shared/submission/submission-workflow.ts'
import type { Told } from '#shared/told.ts'
import { workFor } from '#shared/work.ts'
import type { Deps } from '../../deps.ts'
import { commit } from '../../store/commit.ts'
import { subjects } from '../../store/keys.ts'
import { loadIssueWhole, loadSubmission } from '../../store/load.ts'
import { changeSubmission } from '../../store/rows.ts'
import { act } from '../act.ts'
import { decideAnew } from '../decide-anew.ts'
import { effectOf } from '../effect.ts'
import { tellingWhatHappened, tellsOfSubmission } from '../overtaken.ts'
import { SUBMISSION_EFFECTS } from './submission-effects.ts'

/** The record of an issue has an act `return` of its own. */
const RECORDED_AS = {
  'hand-in': 'hand-in',
  'take-back': 'take-back',
  adopt: 'adopt',
  return: 'return-submission',
  decline: 'decline',
} as const satisfies Record<SubmissionMoveRequest['move'], ActName>

/**
 * Moves the submission and answers it as it stands now.
 * @throws Refusal `overtaken` when it (or, on adopting, the issue) is not at the version that the caller read.
 */
export const moveSubmission = (
  deps: Deps,
  actor: Actor,
  issueId: string,
  id: string,
  request: SubmissionMoveRequest,
): Promise<Submission & { told?: Told }> =>
  tellingWhatHappened(deps, actor, { subject: subjects.issue(issueId), tells: tellsOfSubmission(id) }, () =>
    decideAnew(() => moveOnce(deps, actor, issueId, id, request)),
  )

async function moveOnce(deps: Deps, actor: Actor, issueId: string, id: string, request: SubmissionMoveRequest) {
  const [{ issue, publication, head }, submission] = await Promise.all([
    loadIssueWhole(deps.table, issueId),
    loadSubmission(deps.table, issueId, id),
  ])
  const refusal = whyNotMoveSubmission(submission, request.move, { actor, issue })
  if (refusal) throw new Refusal(refusal)
  if (submission.version !== request.version) throw new Refusal('stale')
  const transition = SUBMISSION_MOVES[request.move]
  const reason = 'reason' in request ? request.reason : ''
  if (transition.reason === 'required' && reason === '') throw new Refusal('reason-required')

  const now = deps.clock()
  const of = { deps, issue, publication, actor, now, submission }
  const { change, writes = [], tasks = [], about, facts = {}, told } = await effectOf(SUBMISSION_EFFECTS, of, request)
  const next: Submission = {
    ...submission,
    state: transition.to,
    updatedAt: now.toISOString(),
    reason: null,
    itemId: null,
    ...change,
  }
  await commit(deps.table, {
    writes: [changeSubmission(submission, next), ...writes],
    record: {
      head,
      subject: subjects.issue(issueId),
      act: act(actor, now, RECORDED_AS[request.move], about ?? departmentNames(publication, submission.departments), {
        why: reason || null,
        facts: { submission: id, version: submission.version + 1, ...facts },
      }),
    },
    work: tasks.map((task) => workFor(deps.newId(), task, now)),
  })
  return { ...next, version: submission.version + 1, ...(told && { told }) }
}
