/** Doing one piece of work: claim it by a conditional write, do it, remove it; a failure waits and is tried again. */
import { Refusal } from '#shared/refusals.ts'
import { issueOf, type Task, Work, workFor } from '#shared/work.ts'
import type { WorkerDeps } from '../deps.ts'
import { faultInWords } from '../files/disk-faults.ts'
import { forRequest } from '../log/request-now.ts'
import { commit, unlessStale, workRow } from '../store/commit.ts'
import { keys } from '../store/keys.ts'
import { saysDiscarded } from '../store/load.ts'
import { get } from '../store/read.ts'
import { orWhyNot } from '../store/row-json.ts'
import { indexIssue } from './archive/index-year.ts'
import { rebuildArchive } from './archive/tend-archives.ts'
import type { Claim, GoOnAt } from './claim.ts'
import { clearDiscarded } from './clear-discarded.ts'
import { bringToReceived } from './distribution/bring-corrections.ts'
import { distribute } from './distribution/distribute.ts'
import { stopDistribution } from './distribution/stop-distribution.ts'
import { foldOldSaves } from './fold-old-saves.ts'
import { logLeftAlone, WAIT_FOR_RELEASE_MS } from './left-alone.ts'
import { addToDigest, sendDigest } from './notices/digests.ts'
import { gatherComments } from './notices/gather-comments.ts'
import { sendNotice } from './notices/notice.ts'
import { remindByPlan } from './notices/remind-by-plan.ts'
import { testMail } from './notices/test-mail.ts'
import { writeToDepartments } from './notices/write-to-departments.ts'
import { callDepartments, openByPlan } from './open-by-plan.ts'
import { render } from './render.ts'
import { repeatEvery } from './repeat.ts'

type Do = {
  [K in Task['kind']]: (deps: WorkerDeps, task: Extract<Task, { kind: K }>, claim: Claim) => Promise<GoOnAt>
}

const DO: Do = {
  render,
  'clear-discarded': clearDiscarded,
  distribute,
  'bring-corrections': bringToReceived,
  'index-issue': indexIssue,
  'rebuild-archive': rebuildArchive,
  notice: sendNotice,
  'test-mail': testMail,
  'write-to-departments': writeToDepartments,
  'add-to-digest': addToDigest,
  'send-digest': sendDigest,
  'gather-comments': gatherComments,
  'remind-by-plan': remindByPlan,
  'fold-saves': foldOldSaves,
  'open-by-plan': openByPlan,
  'call-by-plan': callDepartments,
}

const MOST_ATTEMPTS = 10
/** What a plan does nobody asks for again: beside what lies parked the same is tried anew, hours later, so that no plan ends by a fault. */
const BY_PLAN: ReadonlySet<Task['kind']> = new Set(['open-by-plan', 'call-by-plan', 'remind-by-plan'])
const PLAN_AGAIN_MS = 3 * 3_600_000

/**
 * Does the work of this id, if it is due and nobody else has it. A failure of the work itself is not thrown, nor a claim that the
 * store was too busy to renew: the work is put back with its pause.
 * @throws what the store does when the claim is taken or given back: it is due at once then, or when the claim ends.
 */
export async function runWork(deps: WorkerDeps, id: string): Promise<void> {
  const found = await orWhyNot(get(deps.table, Work, keys.work(id, 'open', '')))
  if (found instanceof Refusal) return logLeftAlone(deps, { work: id }, found)
  if (found?.queue !== 'open' || Date.parse(found.dueAt) > deps.clock().getTime()) return
  await forRequest(found.request ?? id, () => runDue(deps, found))
}

async function runDue(deps: WorkerDeps, found: Work): Promise<void> {
  const { id } = found
  const begun = deps.clock().getTime()
  let held = await take(deps, found, {
    attempts: found.attempts + 1,
    claimedBy: deps.worker,
    dueAt: leaseEnd(deps),
  })
  if (!held) return
  if (found.attempts >= MOST_ATTEMPTS) {
    await giveBack(deps, held, new Error('every worker that took it died'))
    return
  }
  let renewedAt = deps.clock().getTime()
  let renewing: Promise<void> | null = null
  const renewNow = async () => {
    renewedAt = deps.clock().getTime()
    const renewed = held && (await take(deps, held, { dueAt: leaseEnd(deps) }))
    if (!renewed) throw new LostClaim(id)
    held = renewed
  }
  const renew = () => {
    if (!renewing && deps.clock().getTime() - renewedAt < deps.leaseMs / 3) return Promise.resolve()
    renewing ??= renewNow().finally(() => {
      renewing = null
    })
    return renewing
  }
  const beat = repeatEvery(deps.leaseMs / 3, renew)
  try {
    const goOn = await doTask(deps, held.task, { id, renew }).finally(beat.stop)
    if (goOn) await take(deps, held, { dueAt: goOn.toISOString(), claimedBy: null, attempts: 0 })
    else await remove(deps, held)
    const ended = goOn ? { event: 'work-put-back', until: goOn.toISOString() } : { event: 'work-done' }
    const ms = deps.clock().getTime() - begun
    deps.log({ level: 'info', ...ended, work: id, task: held.task.kind, attempts: held.attempts, ms })
  } catch (error) {
    if (saysDiscarded(error, issueOf(held.task))) await remove(deps, held)
    else if (error instanceof Refusal && error.code === 'newer-row') await waitForRelease(deps, held, error)
    else if (error instanceof LostClaim) deps.log({ level: 'info', event: 'work-lost', work: id, task: held.task.kind })
    else await giveBack(deps, held, error)
  }
}

/** What it is about was written by a later release: it has not failed, and is tried again for as long as this one runs. */
async function waitForRelease(deps: WorkerDeps, work: Work, why: Refusal): Promise<void> {
  logLeftAlone(deps, { work: work.id, task: work.task.kind }, why)
  const dueAt = new Date(deps.clock().getTime() + WAIT_FOR_RELEASE_MS).toISOString()
  await take(deps, work, { dueAt, claimedBy: null, attempts: 0, lastError: why.message })
}

class LostClaim extends Error {
  constructor(id: string) {
    super(`another worker took ${id}`)
  }
}

function doTask<K extends Task['kind']>(
  deps: WorkerDeps,
  task: Extract<Task, { kind: K }>,
  claim: Claim,
): Promise<GoOnAt> {
  // Looking a union up by its own discriminant: the compiler cannot see that DO[task.kind] takes this task.
  const doThis = DO[task.kind as K] as (
    deps: WorkerDeps,
    task: Extract<Task, { kind: K }>,
    claim: Claim,
  ) => Promise<GoOnAt>
  return doThis(deps, task, claim)
}

const leaseEnd = (deps: WorkerDeps) => new Date(deps.clock().getTime() + deps.leaseMs).toISOString()

/** The work with `change`, with `more` beside it, or null when somebody else changed it first. */
async function take(deps: WorkerDeps, work: Work, change: Partial<Work>, more: Work[] = []): Promise<Work | null> {
  const next: Work = { ...work, ...change, version: work.version + 1 }
  const write = { kind: 'change', row: workRow(next), version: work.version, refusal: 'stale' } as const
  return (await unlessStale(commit(deps.table, { writes: [write], work: more }))) ? next : null
}

/** Nothing of it is left to do; where another worker has taken it meanwhile, it is that one's. */
async function remove(deps: WorkerDeps, { id, queue, dueAt, version }: Work): Promise<void> {
  const write = { kind: 'remove', keys: keys.work(id, queue, dueAt), version, refusal: 'stale' } as const
  await unlessStale(commit(deps.table, { writes: [write] }))
}

/** What becomes of it where work is given up, besides that it lies parked; safe to run twice. */
async function givenUp(deps: WorkerDeps, { task, attempts }: Work, error: unknown): Promise<void> {
  const why = faultInWords(error).slice(0, 300)
  if (task.kind === 'distribute')
    await stopDistribution(deps, task.issueId, `系统连续 ${attempts} 次未能继续分发（${why}）`)
}

/** Puts failed work back with a growing pause, or parks it for a person. */
async function giveBack(deps: WorkerDeps, work: Work, error: unknown): Promise<void> {
  const lastError = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  const parked = work.attempts >= MOST_ATTEMPTS
  deps.log({
    level: parked ? 'error' : 'warn',
    event: parked ? 'work-parked' : 'work-failed',
    work: work.id,
    task: work.task,
    lastError,
    ...(error instanceof Error && error.cause !== undefined && { cause: String(error.cause) }),
  })
  // First what people see: when this process ends in between, another comes here again.
  if (parked) await givenUp(deps, work, error)
  const after = (ms: number) => new Date(deps.clock().getTime() + ms)
  const dueAt = after(Math.min(15 * 60_000, 1000 * 2 ** work.attempts)).toISOString()
  const goesOn = parked && BY_PLAN.has(work.task.kind)
  await take(
    deps,
    work,
    { queue: parked ? 'parked' : 'open', claimedBy: null, lastError, dueAt },
    goesOn ? [workFor(deps.newId(), work.task, after(PLAN_AGAIN_MS))] : [],
  )
}
