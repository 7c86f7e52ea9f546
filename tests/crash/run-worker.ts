/** Runs worker processes one after the other over one store that outlives them: each round of a crash test is made of them. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import type { Issue } from '#shared/issue/issue.ts'
import type { Caller } from '../support/caller.ts'
import type { Centre } from '../support/centre.ts'
import { ok } from '../support/issue-steps.ts'
import { countsAreKept } from '../support/store/kept-counts.ts'
import type { WorkerRun } from './worker-process.ts'

export const SENDERS = 8
export const LEASE_MS = 15_000

const triesLog = ({ folder }: Centre) => join(folder, 'tries.log')

/** The lines of all tries to send so far. */
export const triesOf = (centre: Centre): string[] =>
  existsSync(triesLog(centre)) ? readFileSync(triesLog(centre), 'utf8').trimEnd().split('\n').filter(Boolean) : []

export type Ended = { killed: boolean; calls: Map<string, number> }

export type Told = Partial<Pick<WorkerRun, 'fault' | 'aheadMs' | 'prints' | 'remembers' | 'eventsOf'>> & {
  /** Killed by someone else, when so many tries to send are noted. */
  killAtTry?: number
}

/** Lets one run to its end; answers whether it was killed, and how often it made each call. @throws Error when it failed otherwise. */
export async function runWorker(centre: Centre, told: Told = {}): Promise<Ended> {
  const { deps, endpoint, folder } = centre
  const { fault = null, aheadMs = 0, prints = false, remembers = false, eventsOf = null, killAtTry } = told
  const run: WorkerRun = {
    endpoint,
    folder,
    triesLog: triesLog(centre),
    senders: SENDERS,
    leaseMs: LEASE_MS,
    place: deps.place,
    aheadMs,
    fault,
    prints,
    remembers,
    eventsOf,
  }
  const child = spawn(process.execPath, [join(import.meta.dirname, 'worker-process.ts')], {
    // Processes are many and short: what the first compiled serves the others.
    env: { ...process.env, WORKER_RUN: JSON.stringify(run), NODE_COMPILE_CACHE: join(folder, 'compiled') },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const kill = () => void (triesOf(centre).length >= (killAtTry ?? 0) && child.kill('SIGKILL'))
  const killing = killAtTry === undefined ? undefined : setInterval(kill, 2)
  const [said, complained, [code, signal]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit'),
  ])
  clearInterval(killing)
  if (signal === 'SIGKILL') return { killed: true, calls: new Map() }
  if (code !== 0) throw new Error(`a worker process ended with ${code}: ${complained}`)
  return { killed: false, calls: new Map(JSON.parse(said)) }
}

/** What became of an issue's mail: counted from the ledger, the tries and the outbox. */
export type Outcome = { lost: number; twice: number; ambiguous: number; sent: number; delivered: number }

export async function outcomeOf(centre: Centre, editor: Caller, issue: Issue): Promise<Outcome> {
  await countsAreKept(centre.deps.table, issue.id)
  const { distribution, counts, deliveries } = ok(await editor.get(`/api/issues/${issue.id}/deliveries`))
  const tried = new Map<string, number>()
  for (const line of triesOf(centre).filter((one) => one.startsWith(issue.id)))
    tried.set(line.split(' ')[1] ?? '', (tried.get(line.split(' ')[1] ?? '') ?? 0) + 1)
  const wentOut = (address: string) => tried.has(address)
  const ended = deliveries.filter(({ state }: { state: string }) => ['sent', 'delivered'].includes(state))
  const sum = counts.sent + counts.delivered + counts.ambiguous
  if (distribution?.state !== 'done') throw new Error(`the distribution is ${distribution?.state}`)
  return {
    lost: distribution.frozen - sum + ended.filter(({ address }: { address: string }) => !wentOut(address)).length,
    twice: [...tried.values()].filter((times) => times > 1).length,
    ambiguous: counts.ambiguous,
    sent: counts.sent,
    delivered: counts.delivered,
  }
}
