/** Signing in and out. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { Person } from '#shared/centre/person.ts'
import { AnswerCodeRequest, AskCodeRequest } from '#shared/centre/session.ts'
import type { Deps } from '../../deps.ts'
import { answerCode } from '../../sign-in/answer-code.ts'
import { askCode } from '../../sign-in/ask-code.ts'
import { endAllSessions, endSession } from '../../sign-in/session.ts'
import { clientAddress } from '../client-address.ts'
import { refuseMisfit } from '../errors.ts'
import { cookieName } from '../guard.ts'
import { type ApiEnv, allow, answers, jsonBody, signedIn } from '../route.ts'

const ask = createRoute({
  method: 'post',
  path: '/sign-in',
  ...allow('anyone'),
  request: jsonBody(AskCodeRequest),
  summary: '获取验证码',
  responses: answers(z.object({ challengeId: z.string() })),
})
const answer = createRoute({
  method: 'post',
  path: '/sign-in/code',
  ...allow('anyone'),
  request: jsonBody(AnswerCodeRequest),
  summary: '用验证码登录',
  responses: answers(z.object({ expires: z.string() })),
})
const leave = createRoute({
  method: 'post',
  path: '/sign-out',
  ...allow('anyone'),
  summary: '退出登录',
  responses: answers(z.object({})),
})
const leaveAll = createRoute({
  method: 'post',
  path: '/sign-out/everywhere',
  ...allow('signed-in'),
  summary: '在所有设备上退出登录',
  responses: answers(z.object({})),
})
const me = createRoute({
  method: 'get',
  path: '/me',
  ...allow('signed-in'),
  summary: '当前登录的人',
  responses: answers(Person),
})

export const signInRoutes = (deps: Deps) => {
  const name = cookieName(deps.place.publicUrl)
  const secure = name.startsWith('__Host-')
  /** What needed a right leaves the machine with whoever had it; of drafts, which are nowhere else, the page asks. */
  const signedOut = (c: Context<ApiEnv>) => {
    deleteCookie(c, name, { path: '/', secure })
    c.header('clear-site-data', '"cache"')
    return c.json({}, 200)
  }
  return new OpenAPIHono<ApiEnv>({ defaultHook: refuseMisfit })
    .openapi(ask, async (c) => c.json(await askCode(deps, { ...c.req.valid('json'), address: clientAddress(c) }), 200))
    .openapi(answer, async (c) => {
      const address = clientAddress(c)
      const { token, expires } = await answerCode(deps, { ...c.req.valid('json'), address })
      // Whoever sat here before, or the same person: that session is not needed any more.
      const before = getCookie(c, name)
      if (before) await endSession(deps, before, address)
      setCookie(c, name, token, { path: '/', httpOnly: true, sameSite: 'Lax', secure, expires })
      return c.json({ expires: expires.toISOString() }, 200)
    })
    .openapi(leave, async (c) => {
      const token = getCookie(c, name)
      if (token) await endSession(deps, token, clientAddress(c))
      return signedOut(c)
    })
    .openapi(leaveAll, async (c) => {
      await endAllSessions(deps, signedIn(c), clientAddress(c))
      return signedOut(c)
    })
    .openapi(me, (c) => c.json(signedIn(c), 200))
}
