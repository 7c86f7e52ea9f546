/** Lambda: every minute, takes up the work that was left and counts what waits for a person. */
import { beginCentre } from '../acts/centre/first-administrator.ts'
import { tendArchives } from '../workers/archive/tend-archives.ts'
import { sweep } from '../workers/sweep.ts'
import { type Context, endingOf } from './ending.ts'
import { readWorkerEnvironment } from './environment.ts'
import { openWorkerDeps } from './open-worker-deps.ts'
import { reportParked } from './parked-work.ts'

const environment = readWorkerEnvironment(process.env)
const deps = await openWorkerDeps(environment)
if (environment.administrator) await beginCentre(deps, environment.administrator)

export async function handler(_event: unknown, context: Context): Promise<void> {
  await reportParked(deps, environment.metricNamespace)
  const ending = endingOf(context)
  await sweep({ ...deps, ending })
  await tendArchives({ ...deps, ending })
}
