/** A named person's decision about a distribution: asked of its table, prepared, and written with its record and work at once. */

import type { Actor } from '#shared/centre/person.ts'
import type { Distribution } from '#shared/distribution/delivery.ts'
import { DISTRIBUTION_MOVES } from '#shared/distribution/distribution-workflow.ts'
import { issueLabel } from '#shared/issue/issue-label.ts'
import type { IssueFacts } from '#shared/issue/issue-workflow.ts'
import { DISTRIBUTION_NOTICES } from '#shared/notices.ts'
import type { DistributionMoveRequest } from '#shared/requests.ts'
import type { Task } from '#shared/work.ts'
import type { Deps } from '../../deps.ts'
import { changeDistribution, getDistribution } from '../../store/deliveries.ts'
import { subjects } from '../../store/keys.ts'
import { loadIssueWhole } from '../../store/load.ts'
import { absentFor } from '../issue/absent-for.ts'
import { among, tellingWhatHappened, tellsOfDistribution } from '../overtaken.ts'
import { retryWhenStale } from '../retry-when-stale.ts'
import { takeMove } from '../take-move.ts'
import { DISTRIBUTION_EFFECTS, type OfDistribution } from './distribution-effects.ts'

/**
 * Answers the distribution as it stands now. What follows of it is done by the distribute worker, which is woken.
 * @throws Refusal `overtaken` when it is not at the version that the caller read, and whatever `takeMove` refuses.
 */
export function moveDistribution(
  deps: Deps,
  actor: Actor,
  issueId: string,
  request: DistributionMoveRequest,
): Promise<Distribution> {
  const once = () => moveOnce(deps, actor, issueId, request)
  // What names no version was not overtaken by anyone: the worker went on between our reading and writing.
  const isBlind = !('version' in request)
  const patiently = () => (isBlind ? retryWhenStale(once) : once())
  return tellingWhatHappened(
    deps,
    actor,
    { subject: subjects.issue(issueId), tells: tellsOfDistribution, same: among([request.move]), isBlind },
    patiently,
  )
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
  const follows = ({ state }: Distribution): Task[] => (state === 'held' ? [] : [{ kind: 'distribute', issueId }])
  const now = deps.clock()
  const absent = await absentFor(deps.table, { ...whole, actor, move: DISTRIBUTION_MOVES[request.move], now })
  return takeMove<Distribution['state'], IssueFacts, Distribution, DistributionMoveRequest, OfDistribution>(
    {
      transition: DISTRIBUTION_MOVES[request.move],
      facts: { ...whole, actor, standsInFor: absent.map(({ id }) => id) },
      was: distribution,
      version: 'version' in request ? request.version : null,
      reason: request.reason,
      always: () => ({ reason: null }),
      write: changeDistribution,
      follows,
      notices: DISTRIBUTION_NOTICES[request.move],
      tells: (next) => ({ issue: whole.issue, distribution: next }),
      record: {
        head: whole.head,
        subject: subjects.issue(issueId),
        what: request.move,
        about: issueLabel(whole.issue),
      },
    },
    {
      deps,
      now,
      effects: DISTRIBUTION_EFFECTS,
      request,
      of: (was) => ({ ...whole, deps, distribution: was, actor, absent, now }),
    },
  )
}
