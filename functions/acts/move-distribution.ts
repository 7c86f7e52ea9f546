/** What a named person does about a distribution: asked of its table, prepared, and written with its record and work at once. */
import type { Act } from '#shared/audit.ts'
import type { Distribution } from '#shared/delivery.ts'
import { DISTRIBUTION_MOVES, type DistributionTransition, whyNotDistribution } from '#shared/distribution-workflow.ts'
import { issueLabel } from '#shared/issue-label.ts'
import type { Actor } from '#shared/person.ts'
import { Refusal } from '#shared/refusals.ts'
import type { DistributionMoveRequest } from '#shared/requests.ts'
import { type Task, workFor } from '#shared/work.ts'
import type { Deps } from '../deps.ts'
import { commit, isStale, type Write } from '../store/commit.ts'
import { changeDistribution, getDistribution } from '../store/deliveries.ts'
import { subjects } from '../store/keys.ts'
import { type IssueWhole, loadIssueWhole } from '../store/load.ts'
import { act } from './act.ts'
import { EFFECTS } from './distribution-effects.ts'
import { holdNotices } from './hold-notices.ts'

export type DistributionCase = IssueWhole & { deps: Deps; distribution: Distribution; actor: Actor; now: Date }

/** `about`: what the record says it is about, where that is not the issue. */
export type DistributionEffect = {
  change: Partial<Distribution>
  writes?: Write[]
  about?: string
  facts?: Act['facts']
}

/**
 * Answers the distribution as it stands now. What follows of it is done by the distribute worker, which is woken.
 * @throws Refusal `stale` when it is not at the version that the caller read, and whatever `whyNotDistribution` says.
 */
export async function moveDistribution(
  deps: Deps,
  actor: Actor,
  issueId: string,
  request: DistributionMoveRequest,
): Promise<Distribution> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await moveOnce(deps, actor, issueId, request)
    } catch (error) {
      // What names no version was not overtaken by anyone: the worker went on between our reading and writing.
      if ('version' in request || !isStale(error) || tries === TRIES) throw error
    }
  }
}

const TRIES = 5

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
  const refusal = whyNotDistribution(distribution, request.move, { ...whole, actor })
  // Whoever read an older one hears that first: what the rules say is said of one they have not seen.
  const overtaken = 'version' in request && distribution && distribution.version !== request.version
  if (overtaken && refusal === 'wrong-state') throw new Refusal('stale')
  if (refusal) throw new Refusal(refusal)
  if (!distribution) throw new Refusal('wrong-state')
  if (overtaken) throw new Refusal('stale')
  const transition: DistributionTransition = DISTRIBUTION_MOVES[request.move]
  if (transition.reason === 'required' && request.reason === '') throw new Refusal('reason-required')

  const now = deps.clock()
  const {
    change,
    writes = [],
    about,
    facts = {},
  } = await effectOf({ ...whole, deps, distribution, actor, now }, request)
  const next: Distribution = { ...distribution, state: transition.to, reason: null, ...change }
  const tasks: Task[] = next.state === 'held' ? holdNotices(whole.issue, actor.id) : [{ kind: 'distribute', issueId }]
  await commit(deps.table, {
    writes: [changeDistribution(distribution, next), ...writes],
    record: {
      head: whole.head,
      subject: subjects.issue(issueId),
      act: act(actor, now, request.move, about ?? issueLabel(whole.issue), { why: request.reason || null, facts }),
    },
    work: tasks.map((task) => workFor(deps.newId(), task, now)),
  })
  return { ...next, version: distribution.version + 1 }
}

function effectOf<M extends DistributionMoveRequest['move']>(
  of: DistributionCase,
  request: Extract<DistributionMoveRequest, { move: M }>,
): Promise<DistributionEffect> {
  // Looking a union up by its own discriminant: the compiler cannot see that EFFECTS[request.move] takes this request.
  const effect = EFFECTS[request.move as M] as (
    of: DistributionCase,
    request: Extract<DistributionMoveRequest, { move: M }>,
  ) => Promise<DistributionEffect>
  return effect(of, request)
}
