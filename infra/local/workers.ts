/** The workers of the local app: what AWS has woken by the stream, by the clock and by the queue of mail events. */
import type { WorkerDeps } from '#functions/deps.ts'
import { tellSimulated } from '#functions/mail/outbox-events.ts'
import { tendArchives } from '#functions/workers/archive/tend-archives.ts'
import { handleDeliveryEvents } from '#functions/workers/distribution/handle-delivery-events.ts'
import { handleStream } from '#functions/workers/stream.ts'
import { sweep } from '#functions/workers/sweep.ts'
import { clearExpired } from './clear-expired.ts'
import { pause, pollStream } from './poll-stream.ts'
import { underWay } from './under-way.ts'

const MOST_SWEEPS = 10
/** A quarter of an hour. */
const CLEAR_MS = 15 * 60_000

/** The stream's poller, the sweep and what the outbox has to tell, until the answered function is called. */
export async function startWorkers(
  deps: WorkerDeps,
  ending: AbortController,
  {
    endpoint,
    streamArn,
    everyMs,
    outbox,
  }: { endpoint: string; streamArn: string; everyMs: number; outbox: string | null },
): Promise<() => Promise<void>> {
  const failed = (error: unknown) => deps.log({ level: 'error', event: 'worker', error: String(error) })
  const polling = pollStream(
    { endpoint, streamArn, signal: ending.signal },
    (event) => handleStream(deps, event),
    failed,
  )
  const again = async (work: () => Promise<unknown>, ms = everyMs) => {
    while (!ending.signal.aborted) {
      await work().catch(failed)
      await pause(ms, ending.signal)
    }
  }
  // As EventBridge does: begun whether or not the one before has ended, so that what comes due waits for no distribution.
  const sweeps = underWay(MOST_SWEEPS, failed)
  const sweeping = again(() => sweeps.begin(() => sweep(deps)))
  const tending = again(() => tendArchives({ ...deps, ending: ending.signal }), CLEAR_MS)
  // The embedded engine never takes away what has expired.
  const clearing = again(() => clearExpired(deps.table, deps.clock()), CLEAR_MS)
  const telling = outbox && again(() => tellSimulated(outbox, (batch) => handleDeliveryEvents(deps, batch)))
  return async () => {
    ending.abort()
    await Promise.all([polling.catch(failed), sweeping, telling, clearing, tending])
    await sweeps.ended()
  }
}
