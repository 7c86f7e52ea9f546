/** Lambda: every minute, takes up the work that was left and counts what waits for a person. */
import { sweep } from '../workers/sweep.ts'
import { openWorkerDeps } from './open-worker-deps.ts'
import { reportParked } from './parked-work.ts'

const deps = await openWorkerDeps()

export async function handler(): Promise<void> {
  await reportParked(deps)
  await sweep(deps)
}
