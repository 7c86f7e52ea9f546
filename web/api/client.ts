/** The typed client, and the one place where an answer becomes a value or a Refused. */
import { hc } from 'hono/client'
import type { Api } from '#functions/api/client.ts'
import type { RefusalDetail } from '#shared/refusals.ts'
import { offline, Refused, type RefusedCode, unanswered } from './refused.ts'

/** What a POST asks for that may be asked again as it is: it reads, signs in or out, or knows a file that is there. */
const AS_OFTEN_AS_ASKED = /\/api\/(imports|preview|sign-)|\/attachments/

/** An act may have been done although its answer is lost, be it in the middle: that is told, and not that it must be tried again. */
async function ask(url: string | URL | Request, init?: RequestInit): Promise<Response> {
  if (init?.method !== 'POST' || AS_OFTEN_AS_ASKED.test(String(url))) return fetch(url, init)
  try {
    const response = await fetch(url, init)
    await response.clone().arrayBuffer()
    return response
  } catch {
    throw unanswered()
  }
}

export const { api } = hc<Api>(window.location.origin, { fetch: ask })

type Answer = { ok: boolean; json(): Promise<unknown> }

let whenSignedOut: () => void = () => undefined
/** Tells whom to call when the API no longer knows who this is. */
export const onSignedOut = (listener: () => void) => {
  whenSignedOut = listener
}

/** The response, if the API did what was asked. @throws Refused */
export async function accepted<R extends Answer>(sent: Promise<R>): Promise<R> {
  const response = await sent.catch((error: unknown) => {
    throw error instanceof Refused ? error : offline()
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
