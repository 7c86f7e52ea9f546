/** Records each refusal to someone who asked for more than is theirs; the answer is the same. */
import { createMiddleware } from 'hono/factory'
import { REFUSALS, Refusal, type RefusalCode } from '#shared/refusals.ts'
import { recordRefusal } from '../acts/access.ts'
import type { Deps } from '../deps.ts'
import type { Log } from '../log/log.ts'
import { clientAddress } from './client-address.ts'
import type { ApiEnv } from './route.ts'

/** Refused by who asks, from where, or how often; not where somebody's session has merely expired, or who signs is asked for a code again. */
const isOfAccess = (code: RefusalCode): boolean =>
  code !== 'fresh-code-needed' &&
  (REFUSALS[code].status === 403 || REFUSALS[code].status === 429 || code === 'wrong-code' || code === 'code-expired')

/** On the record of access where it is a person who lacks a right, and otherwise, or where that is full or there is no `record`, in the log. */
export const recordRefusals = (record: Deps | null, log: Log) =>
  createMiddleware<ApiEnv>(async (c, next) => {
    await next()
    const { requestId: request } = c.var
    // What is refused before its session is read is nobody's.
    const person = c.var.person ?? null
    if (!(c.error instanceof Refusal) || !isOfAccess(c.error.code)) return
    const { code } = c.error
    const [call, address] = [`${c.req.method} ${c.req.path}`, clientAddress(c)]
    const line = { event: 'refused', request, person: person?.id ?? null, address, call, code }
    try {
      const isTheirs = record !== null && person !== null && REFUSALS[code].status === 403
      if (isTheirs && (await recordRefusal(record, person, { code, call, address }))) return
      log({ level: 'warn', ...line })
    } catch (error) {
      log({ level: 'error', ...line, error: String(error) })
    }
  })
