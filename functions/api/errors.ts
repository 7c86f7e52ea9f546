/** The one place where an error becomes an answer: refusals by their table, everything else a 500 with an id, logged. */
import type { Hook } from '@hono/zod-openapi'
import type { ErrorHandler } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { detailsOf, REFUSALS, Refusal } from '#shared/refusals.ts'
import type { Log } from '../log/log.ts'
import { ownStack } from '../log/own-stack.ts'
import { isThrottled, storageFaultOf } from '../store/store-faults.ts'
import type { ApiEnv } from './route.ts'

/** In the log: a refusal that somebody who looks after the server should hear of. */
export const REFUSED_FOR_FAULT = 'refused-for-fault'

export const onError =
  (log: Log): ErrorHandler<ApiEnv> =>
  (error, c) => {
    const refusal = asRefusal(error)
    if (refusal) {
      const { status, message } = REFUSALS[refusal.code]
      // What is wrong here is for whoever looks after the server: the answer says no more than what to do.
      if (refusal.cause !== undefined)
        log({
          ...{ level: 'error', event: REFUSED_FOR_FAULT, request: c.var.requestId },
          ...{ refusal: refusal.code, error: String(refusal.cause) },
        })
      return c.json({ code: refusal.code, message, details: refusal.details }, status)
    }
    const id = c.var.requestId
    log({
      level: 'error',
      event: 'fault',
      request: id,
      method: c.req.method,
      path: c.req.path,
      error: String(error),
      stack: ownStack(error),
    })
    return c.json(
      { code: 'fault', message: `系统出错，请稍后再试；如仍不行，请将编号 ${id} 告知管理员。`, details: [] },
      500,
    )
  }

function asRefusal(error: Error): Refusal | null {
  if (error instanceof Refusal) return error
  if (isThrottled(error)) return new Refusal('busy')
  const storage = storageFaultOf(error)
  if (storage) return new Refusal(storage, [], { cause: error })
  // Hono's validator throws this for a body that is no JSON, and its body limit for one that is too large.
  if (error instanceof HTTPException && error.status === 400) return new Refusal('not-json')
  if (error instanceof HTTPException && error.status === 413) return new Refusal('too-large')
  // Its router throws this for a body without a type, or of a type that the route does not take.
  if (error instanceof HTTPException && error.status === 415) return new Refusal('unsupported-type')
  return null
}

/** What does not fit a schema is a `bad-request` that names each field. */
// biome-ignore lint/suspicious/noExplicitAny: the hook takes the result of any route's schemas
export const refuseMisfit: Hook<any, ApiEnv, any, any> = (result) => {
  if (result.success) return
  throw new Refusal('bad-request', detailsOf(result.error))
}
