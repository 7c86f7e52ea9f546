/** Moving an issue: ask the table of moves, see what the move changes and causes, write it all at once. */

import type { Actor } from '#shared/centre/person.ts'
import type { Issue } from '#shared/issue/issue.ts'
import { issueLabel } from '#shared/issue/issue-label.ts'
import { ISSUE_MOVES, whyNotMoveIssue } from '#shared/issue/issue-workflow.ts'
import { Refusal } from '#shared/refusals.ts'
import type { IssueMoveRequest } from '#shared/requests.ts'
import type { Told } from '#shared/told.ts'
import { workFor } from '#shared/work.ts'
import type { Deps } from '../../deps.ts'
import { commit } from '../../store/commit.ts'
import { subjects } from '../../store/keys.ts'
import { loadIssueWhole } from '../../store/load.ts'
import { changeIssue } from '../../store/rows.ts'
import { act } from '../act.ts'
import { decideAnew } from '../decide-anew.ts'
import { effectOf } from '../effect.ts'
import { tellingWhatHappened, tellsOfIssue } from '../overtaken.ts'
import { ISSUE_EFFECTS } from './issue-effects.ts'

/**
 * Moves the issue and answers it as it stands now, with whom the move writes to (`told`).
 * @throws Refusal `overtaken` when it is not at the version that the caller read, and whatever `whyNotMoveIssue` says.
 */
export const moveIssue = (
  deps: Deps,
  actor: Actor,
  issueId: string,
  request: IssueMoveRequest,
): Promise<Issue & { told?: Told }> =>
  tellingWhatHappened(deps, actor, { subject: subjects.issue(issueId), tells: tellsOfIssue }, () =>
    decideAnew(() => moveOnce(deps, actor, issueId, request)),
  )

async function moveOnce(deps: Deps, actor: Actor, issueId: string, request: IssueMoveRequest) {
  const { issue, publication, head } = await loadIssueWhole(deps.table, issueId)
  const refusal = whyNotMoveIssue(issue, request.move, { actor, publication })
  // Whoever read an older issue hears that first: what the rules say is said of one they have not seen.
  if (refusal !== 'not-allowed' && issue.version !== request.version) throw new Refusal('stale')
  if (refusal) throw new Refusal(refusal)
  const transition = ISSUE_MOVES[request.move]
  const reason = 'reason' in request ? request.reason : 'comment' in request ? request.comment : ''
  if (transition.reason === 'required' && reason === '') throw new Refusal('reason-required')

  const now = deps.clock()
  const of = { deps, issue, publication, actor, now }
  const { change, writes = [], tasks = [], about, facts = {}, told } = await effectOf(ISSUE_EFFECTS, of, request)
  const next = { ...issue, ...change, state: transition.to, updatedAt: now.toISOString() }
  await commit(deps.table, {
    writes: [changeIssue(issue, next), ...writes],
    record: {
      head,
      subject: subjects.issue(issue.id),
      act: act(actor, now, request.move, about ?? issueLabel(issue), { why: reason || null, facts }),
    },
    work: tasks.map((task) => workFor(deps.newId(), task, now)),
  })
  return { ...next, version: issue.version + 1, ...(told && { told }) }
}
