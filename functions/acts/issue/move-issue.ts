/** Moving an issue: by its table of moves and its effects. */
import type { Actor } from '#shared/centre/person.ts'
import type { Issue, IssueState } from '#shared/issue/issue.ts'
import { issueLabel } from '#shared/issue/issue-label.ts'
import { ISSUE_MOVES, type IssueFacts } from '#shared/issue/issue-workflow.ts'
import { ISSUE_NOTICES } from '#shared/notices.ts'
import type { IssueMoveRequest } from '#shared/requests.ts'
import type { Told } from '#shared/told.ts'
import type { Deps } from '../../deps.ts'
import { subjects } from '../../store/keys.ts'
import { loadIssueWhole } from '../../store/load.ts'
import { changeIssue } from '../../store/rows.ts'
import type { Moving } from '../effect.ts'
import { among, tellingWhatHappened, tellsOfIssue } from '../overtaken.ts'
import { takeMove } from '../take-move.ts'
import { absentFor } from './absent-for.ts'
import { ISSUE_EFFECTS } from './issue-effects.ts'

/**
 * Moves the issue and answers it as it stands now, with whom the move writes to (`told`).
 * `codeAt`: when the actor answered the code of their session, which must not be long ago to sign (ISO instant).
 * @throws Refusal `overtaken` when it is not at the version that the caller read, and whatever `takeMove` refuses.
 */
export const moveIssue = (
  deps: Deps,
  actor: Actor,
  issueId: string,
  request: IssueMoveRequest,
  codeAt: string,
): Promise<Issue & { told?: Told }> =>
  tellingWhatHappened(
    deps,
    actor,
    { subject: subjects.issue(issueId), ...tellsOfIssue, same: among([request.move]) },
    () => moveOnce(deps, actor, issueId, { request, codeAt }),
  )

async function moveOnce(
  deps: Deps,
  actor: Actor,
  issueId: string,
  { request, codeAt }: { request: IssueMoveRequest; codeAt: string },
) {
  const { issue, publication, head } = await loadIssueWhole(deps.table, issueId)
  const now = deps.clock()
  const absent = await absentFor(deps.table, { issue, publication, actor, move: ISSUE_MOVES[request.move], now })
  return takeMove<IssueState, IssueFacts, Issue, IssueMoveRequest, Moving>(
    {
      transition: ISSUE_MOVES[request.move],
      facts: { issue, publication, actor, standsInFor: absent.map(({ id }) => id) },
      was: issue,
      version: request.version,
      reason: 'reason' in request ? request.reason : 'comment' in request ? request.comment : '',
      always: (updatedAt) => ({ updatedAt }),
      write: changeIssue,
      notices: ISSUE_NOTICES[request.move],
      tells: (next) => ({ issue: next }),
      record: { head, subject: subjects.issue(issue.id), what: request.move, about: issueLabel(issue) },
    },
    {
      deps,
      now,
      effects: ISSUE_EFFECTS,
      request,
      of: (was) => ({ deps, issue: was, publication, actor, absent, codeAt, now }),
    },
  )
}
