/** Lambda: woken by the table's stream, does the work that was just written, or begins it and leaves the rest to the sweep. */

import { handleStream } from '../workers/stream.ts'
import { type Context, endingOf } from './ending.ts'
import { readWorkerEnvironment } from './environment.ts'
import { openWorkerDeps } from './open-worker-deps.ts'

const deps = await openWorkerDeps(readWorkerEnvironment(process.env))

/** What is behind it in the stream waits: a distribution goes on in the sweep, a sign-in code does not come minutes late. */
const STINT_MS = 45_000

export const handler = (event: unknown, context: Context) =>
  handleStream({ ...deps, ending: AbortSignal.any([endingOf(context), AbortSignal.timeout(STINT_MS)]) }, event)
