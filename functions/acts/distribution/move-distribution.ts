/** What a named person does about a distribution: asked of its table, prepared, and written with its record and work at once. */

import type { Actor } from '#shared/centre/person.ts'
import type { Distribution } from '#shared/distribution/delivery.ts'
import { DISTRIBUTION_MOVES, whyNotMoveDistribution } from '#shared/distribution/distribution-workflow.ts'
import { issueLabel } from '#shared/issue/issue-label.ts'
import { Refusal } from '#shared/refusals.ts'
import type { DistributionMoveRequest } from '#shared/requests.ts'
import { type Task, workFor } from '#shared/work.ts'
import type { Deps } from '../../deps.ts'
import { commit } from '../../store/commit.ts'
import { changeDistribution, getDistribution } from '../../store/deliveries.ts'
import { subjects } from '../../store/keys.ts'
import { loadIssueWhole } from '../../store/load.ts'
import { act } from '../act.ts'
import { effectOf } from '../effect.ts'
import { tellingWhatHappened, tellsOfDistribution } from '../overtaken.ts'
import { whileStale } from '../while-stale.ts'
import { DISTRIBUTION_EFFECTS } from './distribution-effects.ts'
import { holdNotices } from './hold-notices.ts'

/**
 * Answers the distribution as it stands now. What follows of it is done by the distribute worker, which is woken.
 * @throws Refusal `overtaken` when it is not at the version that the caller read, and whatever `whyNotMoveDistribution` says.
 */
export function moveDistribution(
  deps: Deps,
  actor: Actor,
  issueId: string,
  request: DistributionMoveRequest,
): Promise<Distribution> {
  const once = () => moveOnce(deps, actor, issueId, request)
  // What names no version was not overtaken by anyone: the worker went on between our reading and writing.
  const patiently = () => ('version' in request ? once() : whileStale(once))
  return tellingWhatHappened(deps, actor, { subject: subjects.issue(issueId), tells: tellsOfDistribution }, patiently)
}

async function moveOnce(
  deps: Deps,
  actor: Actor,
  issueId: string,
  request: DistributionMoveRequest,
): Promise<Distribution> {
  const [whole, distribution] = await Promise.all([
    loadIssueWhole(deps.table, issueId),
    getDistribution(deps.table, issueId),
  ])
  const refusal = whyNotMoveDistribution(distribution, request.move, { ...whole, actor })
  // Whoever read an older one hears that first: what the rules say is said of one they have not seen.
  const overtaken = 'version' in request && distribution && distribution.version !== request.version
  if (overtaken && refusal === 'wrong-state') throw new Refusal('stale')
  if (refusal) throw new Refusal(refusal)
  if (!distribution) throw new Refusal('wrong-state')
  if (overtaken) throw new Refusal('stale')
  const transition = DISTRIBUTION_MOVES[request.move]
  if (transition.reason === 'required' && request.reason === '') throw new Refusal('reason-required')

  const now = deps.clock()
  const of = { ...whole, deps, distribution, actor, now }
  const { change, writes = [], tasks = [], about, facts = {} } = await effectOf(DISTRIBUTION_EFFECTS, of, request)
  const next: Distribution = { ...distribution, state: transition.to, reason: null, ...change }
  const follows: Task[] = next.state === 'held' ? holdNotices(whole.issue, actor.id) : [{ kind: 'distribute', issueId }]
  await commit(deps.table, {
    writes: [changeDistribution(distribution, next), ...writes],
    record: {
      head: whole.head,
      subject: subjects.issue(issueId),
      act: act(actor, now, request.move, about ?? issueLabel(whole.issue), { why: request.reason || null, facts }),
    },
    work: [...tasks, ...follows].map((task) => workFor(deps.newId(), task, now)),
  })
  return { ...next, version: distribution.version + 1 }
}
