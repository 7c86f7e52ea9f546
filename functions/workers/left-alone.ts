/** This release leaves alone what a later one wrote, for as long as it runs: the log says so, and nothing is lost. */
import type { Refusal } from '#shared/refusals.ts'
import type { WorkerDeps } from '../deps.ts'

/** A newer release may be started at any moment; until then nothing changes. */
export const WAIT_FOR_RELEASE_MS = 10 * 60_000

/** For the deliveries of an issue. */
export const leaving =
  (deps: Pick<WorkerDeps, 'log'>, issue: string) =>
  (why: Refusal): void =>
    logLeftAlone(deps, { issue, row: 'delivery' }, why)

export const logLeftAlone = ({ log }: Pick<WorkerDeps, 'log'>, what: Record<string, string>, why: Refusal): void =>
  log({ level: 'warn', event: 'left-alone', ...what, why: why.code, cause: String(why.cause ?? '') })
