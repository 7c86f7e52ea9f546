/** Moving a submission: handed in or taken back by its department; adopted, returned or declined by the editor. */
import type { ActName } from '#shared/audit-labels.ts'
import { departmentNames, headSigns } from '#shared/centre/departments.ts'
import type { Actor } from '#shared/centre/person.ts'
import { SUBMISSION_NOTICES } from '#shared/notices.ts'
import type { SubmissionMoveRequest } from '#shared/requests.ts'
import type { Submission, SubmissionState } from '#shared/submission/submission.ts'
import { SUBMISSION_MOVES, type SubmissionFacts } from '#shared/submission/submission-workflow.ts'
import type { Told } from '#shared/told.ts'
import type { Deps } from '../../deps.ts'
import { subjects } from '../../store/keys.ts'
import { loadIssueWhole, loadSubmission } from '../../store/load.ts'
import { changeSubmission } from '../../store/rows.ts'
import { among, tellingWhatHappened, tellsOfSubmission } from '../overtaken.ts'
import { takeMove } from '../take-move.ts'
import type { OfSubmission } from './handed-in.ts'
import { SUBMISSION_EFFECTS } from './submission-effects.ts'

/** The record of an issue has an act `return` of its own; a split is an adoption, and says of how many items. */
const RECORDED_AS = {
  'hand-in': 'hand-in',
  'take-back': 'take-back',
  'ask-head': 'ask-head',
  'head-sign': 'head-sign',
  'send-back': 'send-back',
  'take-from-head': 'take-from-head',
  'confirm-joint': 'confirm-joint',
  'object-joint': 'object-joint',
  adopt: 'adopt',
  split: 'adopt',
  return: 'return-submission',
  decline: 'decline',
} as const satisfies Record<SubmissionMoveRequest['move'], ActName>

/**
 * Moves the submission and answers it as it stands now. `codeAt`: when the actor answered the code of their session (ISO instant).
 * @throws Refusal `overtaken` when it (or, on adopting, the issue) is not at the version that the caller read.
 */
export const moveSubmission = (
  deps: Deps,
  actor: Actor,
  issueId: string,
  id: string,
  request: SubmissionMoveRequest,
  codeAt = '',
): Promise<Submission & { told?: Told }> =>
  tellingWhatHappened(
    deps,
    actor,
    { subject: subjects.issue(issueId), tells: tellsOfSubmission(id), same: among([RECORDED_AS[request.move]]) },
    () => moveOnce(deps, actor, { issueId, id, codeAt }, request),
  )

/** What a digest says of it: of a partner's answer, also whose it is. */
const entryOf = ({ id, version, ownerDepartment }: Submission, { departmentId }: Actor) => ({
  submissionId: id,
  version,
  ...(departmentId !== null && departmentId !== ownerDepartment && { departmentId }),
})

type Which = { issueId: string; id: string; codeAt: string }

async function moveOnce(deps: Deps, actor: Actor, { issueId, id, codeAt }: Which, request: SubmissionMoveRequest) {
  const [{ issue, publication, head }, submission] = await Promise.all([
    loadIssueWhole(deps.table, issueId),
    loadSubmission(deps.table, issueId, id),
  ])
  const now = deps.clock()
  return takeMove<SubmissionState, SubmissionFacts, Submission, SubmissionMoveRequest, OfSubmission>(
    {
      transition: SUBMISSION_MOVES[request.move],
      facts: { submission, issue, actor, headSigns: headSigns(publication, submission.ownerDepartment) },
      was: submission,
      version: request.version,
      reason: 'reason' in request ? request.reason : '',
      always: (updatedAt) => ({ updatedAt, reason: null, itemId: null }),
      write: changeSubmission,
      notices: SUBMISSION_NOTICES[request.move],
      tells: (next) => ({ issue, submission: next, entry: entryOf(next, actor) }),
      record: {
        head,
        subject: subjects.issue(issueId),
        what: RECORDED_AS[request.move],
        about: departmentNames(publication, submission.departments),
        facts: { submission: id, version: submission.version + 1 },
      },
    },
    {
      deps,
      now,
      effects: SUBMISSION_EFFECTS,
      request,
      of: (was) => ({ deps, issue, publication, actor, codeAt, now, submission: was }),
    },
  )
}
