/** Moving an issue: ask the table of transitions, prepare what the move changes and causes, write it all at once. */
import type { Issue } from '#shared/issue.ts'
import { issueLabel } from '#shared/issue-label.ts'
import type { Actor } from '#shared/person.ts'
import { Refusal } from '#shared/refusals.ts'
import type { MoveRequest } from '#shared/requests.ts'
import { type Task, workFor } from '#shared/work.ts'
import { TRANSITIONS, type Transition, whyNot } from '#shared/workflow.ts'
import type { Deps } from '../deps.ts'
import { commit } from '../store/commit.ts'
import { subjects } from '../store/keys.ts'
import { loadIssueWhole } from '../store/load.ts'
import { changeIssue } from '../store/rows.ts'
import { act } from './act.ts'
import { PREPARE } from './move-effects.ts'
import type { Move, Prepared } from './prepared-move.ts'

/**
 * Moves the issue and answers it as it stands now.
 * @throws Refusal `stale` when it is not at the version that the caller read, and whatever `whyNot` says.
 */
export async function moveIssue(deps: Deps, actor: Actor, issueId: string, request: MoveRequest): Promise<Issue> {
  const { issue, publication, head } = await loadIssueWhole(deps.table, issueId)
  const refusal = whyNot(issue, request.move, actor, publication)
  // Whoever read an older issue hears that first: what the rules say is said of one they have not seen.
  if (refusal !== 'not-allowed' && issue.version !== request.version) throw new Refusal('stale')
  if (refusal) throw new Refusal(refusal)
  const transition: Transition = TRANSITIONS[request.move]
  const reason = 'reason' in request ? request.reason : 'comment' in request ? request.comment : ''
  if (transition.reason === 'required' && reason === '') throw new Refusal('reason-required')

  const now = deps.clock()
  const move: Move = { deps, issue, publication, actor, now }
  const prepared = await prepare(move, request)
  const next = { ...issue, ...prepared.change, state: transition.to, updatedAt: now.toISOString() }
  await commit(deps.table, {
    writes: [changeIssue(issue, next), ...(prepared.writes ?? [])],
    record: {
      head,
      subject: subjects.issue(issue.id),
      act: act(actor, now, request.move, issueLabel(issue), { why: reason || null, facts: prepared.facts ?? {} }),
    },
    work: (prepared.tasks ?? []).map((task: Task) => workFor(deps.newId(), task, now)),
  })
  return { ...next, version: issue.version + 1 }
}

function prepare<M extends MoveRequest['move']>(
  move: Move,
  request: Extract<MoveRequest, { move: M }>,
): Promise<Prepared> {
  // Looking a union up by its own discriminant: the compiler cannot see that PREPARE[request.move] takes this request.
  const prepareThis = PREPARE[request.move as M] as (
    move: Move,
    request: Extract<MoveRequest, { move: M }>,
  ) => Promise<Prepared>
  return prepareThis(move, request)
}
