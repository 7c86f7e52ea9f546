/** Before any route: is the request from our own pages, how large is it, and who is it from. */
import type { HonoRequest } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { getCookie } from 'hono/cookie'
import { createMiddleware } from 'hono/factory'
import { MOST_PICTURE_BYTES } from '#shared/content/picture-limits.ts'
import { Refusal, type RefusalCode } from '#shared/refusals.ts'
import { PART_BYTES } from '#shared/submission/attachment-limits.ts'
import { readSession, type SessionReader } from '../sign-in/session.ts'
import type { ApiEnv } from './route.ts'
import { rowsAhead } from './rows-ahead.ts'

/** The session cookie: `__Host-` (RFC 6265bis, 4.1.3.2) needs Secure, so plain http on one's own machine goes without. */
export const cookieName = (publicUrl: string): string => (publicUrl.startsWith('https:') ? '__Host-session' : 'session')

const JSON_BODY = /^application\/([a-z-.]+\+)?json\s*(;|$)/i
const PICTURE_BODY = /^image\/(png|jpeg)\s*(;|$)/i
const PART_BODY = /^application\/octet-stream\s*(;|$)/i
const PART_PATH = /^\/api\/issues\/[^/]+\/submissions\/[^/]+\/attachments\/parts$/
const isPicture = (request: HonoRequest) =>
  request.path === '/api/pictures' && PICTURE_BODY.test(request.header('content-type') ?? '')

const isPart = (request: HonoRequest) =>
  PART_PATH.test(request.path) && PART_BODY.test(request.header('content-type') ?? '')

const atMost = (maxSize: number, refusal: RefusalCode) =>
  bodyLimit({
    maxSize,
    onError: () => {
      throw new Refusal(refusal)
    },
  })

/** The most bytes of a body: the longest content the rules allow, three times over. */
const limitText = atMost(1_500_000, 'too-large')
const limitPicture = atMost(MOST_PICTURE_BYTES, 'picture-too-large')
const limitPart = atMost(PART_BYTES, 'attachment-part-too-large')

export const limitBody = createMiddleware<ApiEnv>((c, next) =>
  (isPicture(c.req) ? limitPicture : isPart(c.req) ? limitPart : limitText)(c, next),
)

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Refuses what another site's page sends: browsers name where an unsafe request comes from (Sec-Fetch-Site, Origin). */
export const refuseForeignOrigin = (deps: Pick<SessionReader, 'place'>) =>
  createMiddleware<ApiEnv>(async (c, next) => {
    if (!SAFE.has(c.req.method)) {
      const site = c.req.header('sec-fetch-site')
      const origin = c.req.header('origin')
      if (site ? site !== 'same-origin' && site !== 'none' : origin && origin !== new URL(deps.place.publicUrl).origin)
        throw new Refusal('foreign-origin')
    }
    await next()
  })

/** Bodies are JSON, a picture or a part of a file, and say so: what a plain HTML form can send is neither (and would need no leave of ours). */
export const refuseOtherBodies = createMiddleware<ApiEnv>(async (c, next) => {
  const type = c.req.header('content-type')
  if (!SAFE.has(c.req.method) && type !== undefined && !JSON_BODY.test(type) && !isPicture(c.req) && !isPart(c.req))
    throw new Refusal('unsupported-type')
  await next()
})

export const whoIsIt = (deps: SessionReader) =>
  createMiddleware<ApiEnv>(async (c, next) => {
    const token = getCookie(c, cookieName(deps.place.publicUrl))
    const read = token ? await readSession(deps, token, rowsAhead(c.req.path)) : null
    c.set('person', read?.person ?? null)
    c.set('session', read?.session ?? null)
    c.set('table', read?.table ?? deps.table)
    await next()
  })
