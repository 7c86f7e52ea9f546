/** An app without routes yet: the guards before them, and the one error handler behind them. */
import { OpenAPIHono } from '@hono/zod-openapi'
import { compress } from 'hono/compress'
import { z } from 'zod'
import { zhCN } from 'zod/locales'
import { Refusal } from '#shared/refusals.ts'
import type { Deps } from '../deps.ts'
import type { Log } from '../log/log.ts'
import type { SessionReader } from '../sign-in/session.ts'
import { onError } from './errors.ts'
import { limitBody, refuseForeignOrigin, refuseOtherBodies, whoIsIt } from './guard.ts'
import { closed, headersOfAll } from './headers.ts'
import { logRequests } from './log-requests.ts'
import { recordRefusals } from './record-refusals.ts'
import type { ApiEnv } from './route.ts'

z.config(zhCN())

/** `record`: for the record of refusals; null where no row may be written, and all refusals go to the log. */
export function guardedApp(deps: SessionReader & Pick<Deps, 'newId'>, record: Deps | null, log: Log) {
  const app = new OpenAPIHono<ApiEnv>()
  // Here, since nothing in front of a function does it: CloudFront compresses only what it may keep (docs/decisions/0035).
  app.use(compress(), logRequests(deps, log), headersOfAll(), closed)
  app.use(recordRefusals(record, log), refuseForeignOrigin(deps), limitBody, refuseOtherBodies, whoIsIt(deps))
  app.onError(onError(log))
  app.notFound(() => {
    throw new Refusal('not-found')
  })
  return app
}
