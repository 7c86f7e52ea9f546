/** Lambda: woken by the table's stream, does the work that was just written. */

import { handleStream } from '../workers/stream.ts'
import { type Context, endingOf } from './ending.ts'
import { readWorkerEnvironment } from './environment.ts'
import { openWorkerDeps } from './open-worker-deps.ts'

const deps = await openWorkerDeps(readWorkerEnvironment(process.env))

export const handler = (event: unknown, context: Context) => handleStream({ ...deps, ending: endingOf(context) }, event)
