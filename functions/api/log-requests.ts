/** Each request has an id and leaves one line in the log: who sent it, how it was answered and how long that took. */
import { createMiddleware } from 'hono/factory'
import type { Deps } from '../deps.ts'
import type { Log } from '../log/log.ts'
import { forRequest } from '../log/request-now.ts'
import type { ApiEnv } from './route.ts'

export const logRequests = (deps: Pick<Deps, 'newId' | 'clock'>, log: Log) =>
  createMiddleware<ApiEnv>((c, next) => {
    const [request, begun] = [deps.newId().slice(0, 8), deps.clock().getTime()]
    c.set('requestId', request)
    return forRequest(request, async () => {
      await next()
      const { method, path } = c.req
      const person = c.var.person?.id ?? null
      const ms = deps.clock().getTime() - begun
      const level = isPollingAnswered(method, path, c.res.status) ? 'debug' : 'info'
      log({ level, event: 'request', request, method, path, person, status: c.res.status, ms })
    })
  })

/** Each open page asks every few seconds, and says who is at it: hundreds of equal lines an hour say nothing. */
const isPollingAnswered = (method: string, path: string, status: number): boolean =>
  status === 200 && ((method === 'GET' && path.endsWith('/now')) || (method === 'POST' && path.endsWith('/presence')))
