/** The typed client, and the one place where an answer becomes a value or a Refused. */
import { hc } from 'hono/client'
import type { Api } from '#functions/api/client.ts'
import type { RefusalDetail } from '#shared/refusals.ts'
import { offline, Refused, type RefusedCode } from './refused.ts'

export const { api } = hc<Api>(window.location.origin)

type Answer = { ok: boolean; json(): Promise<unknown> }

let whenSignedOut: () => void = () => undefined
/** Tells whom to call when the API no longer knows who this is. */
export const onSignedOut = (listener: () => void) => {
  whenSignedOut = listener
}

/** The response, if the API did what was asked. @throws Refused */
export async function accepted<R extends Answer>(sent: Promise<R>): Promise<R> {
  const response = await sent.catch(() => {
    throw offline()
  })
  if (response.ok) return response
  const refused = await refusalIn(response)
  if (refused.code === 'not-signed-in') whenSignedOut()
  throw refused
}

/** The JSON of an answer. @throws Refused */
export async function answer<T>(sent: Promise<{ ok: boolean; json(): Promise<T> }>): Promise<T> {
  const response = await accepted(sent)
  return response.json().catch(() => {
    throw offline()
  })
}

async function refusalIn(response: Answer): Promise<Refused> {
  // Every refusal and fault of the API has this shape (functions/api/errors.ts); a proxy's error page has not.
  const body = (await response.json().catch(() => null)) as {
    code?: RefusedCode
    message?: string
    details?: RefusalDetail[]
  } | null
  if (!body?.code || !body.message) return new Refused('fault', '服务暂时不可用，请稍后再试。')
  return new Refused(body.code, body.message, body.details)
}
