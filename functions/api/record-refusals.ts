/** Whoever is signed in and asks for what is not theirs is written on the record of access; the answer is the same. */
import { createMiddleware } from 'hono/factory'
import { REFUSALS, Refusal } from '#shared/refusals.ts'
import { recordRefusal } from '../acts/access.ts'
import type { Deps } from '../deps.ts'
import { clientAddress } from './client-address.ts'
import type { Log } from './errors.ts'
import type { ApiEnv } from './route.ts'

export const recordRefusals = (deps: Deps, log: Log) =>
  createMiddleware<ApiEnv>(async (c, next) => {
    await next()
    const { person, requestId: request } = c.var
    if (!person || !(c.error instanceof Refusal) || REFUSALS[c.error.code].status !== 403) return
    const { code } = c.error
    const call = `${c.req.method} ${c.req.path}`
    const notRecorded = { event: 'refusal-not-recorded', request, person: person.id, call, code }
    try {
      if (await recordRefusal(deps, person, { code, call, address: clientAddress(c) })) return
      log({ level: 'warn', ...notRecorded })
    } catch (error) {
      log({ level: 'error', ...notRecorded, error: String(error) })
    }
  })
