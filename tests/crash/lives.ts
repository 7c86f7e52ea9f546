/** Lives of a worker process, one after the other, over one store that outlives them: what each round of a crash test is made of. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import type { Issue } from '#shared/issue/issue.ts'
import type { Caller } from '../support/caller.ts'
import type { Centre } from '../support/centre.ts'
import { countsAreKept } from '../support/store/kept-counts.ts'
import { ok } from '../support/way.ts'
import type { Life } from './life.ts'

export const SENDERS = 8
export const LEASE_MS = 15_000

const triesLog = ({ folder }: Centre) => join(folder, 'tries.log')

export type Ended = { killed: boolean; calls: Map<string, number> }

export type Told = Partial<Pick<Life, 'fault' | 'aheadMs' | 'prints' | 'remembers' | 'eventsOf'>> & {
  /** Killed by someone else, after so many milliseconds. */
  killAfterMs?: number
}

/** Lets one live; answers whether it was killed, and how often it made each call. @throws Error when it failed otherwise. */
export async function live(centre: Centre, told: Told = {}): Promise<Ended> {
  const { deps, endpoint, folder } = centre
  const { fault = null, aheadMs = 0, prints = false, remembers = false, eventsOf = null, killAfterMs } = told
  const life: Life = {
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
  const child = spawn(process.execPath, [join(import.meta.dirname, 'life.ts')], {
    // Lives are many and short: what the first compiled serves the others.
    env: { ...process.env, LIFE: JSON.stringify(life), NODE_COMPILE_CACHE: join(folder, 'compiled') },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const killing = killAfterMs === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfterMs)
  const [said, complained, [code, signal]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit'),
  ])
  clearTimeout(killing)
  if (signal === 'SIGKILL') return { killed: true, calls: new Map() }
  if (code !== 0) throw new Error(`a life ended with ${code}: ${complained}`)
  return { killed: false, calls: new Map(JSON.parse(said)) }
}

/** What became of an issue's mail: counted from the ledger, the tries and the outbox. */
export type Account = { lost: number; twice: number; ambiguous: number; sent: number; delivered: number }

export async function accountOf(centre: Centre, editor: Caller, issue: Issue): Promise<Account> {
  await countsAreKept(centre.deps.table, issue.id)
  const { distribution, counts, deliveries } = ok(await editor.get(`/api/issues/${issue.id}/deliveries`))
  const tries = readFileSync(triesLog(centre), 'utf8').trimEnd().split('\n')
  const tried = new Map<string, number>()
  for (const line of tries.filter((one) => one.startsWith(issue.id)))
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
