/** Signing in and out. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { deviceOf } from '#shared/centre/device.ts'
import { Person } from '#shared/centre/person.ts'
import { AnswerCodeRequest, AskCodeRequest } from '#shared/centre/session.ts'
import { USUAL_RULES } from '#shared/centre/sign-in-rules.ts'
import { Hash } from '#shared/fields.ts'
import type { Deps } from '../../deps.ts'
import { answerCode } from '../../sign-in/answer-code.ts'
import { askCode } from '../../sign-in/ask-code.ts'
import { endAllSessions, endOneSession, endSession } from '../../sign-in/session.ts'
import { pageOfList } from '../../store/pages.ts'
import { Device, devicesOf } from '../../views/devices.ts'
import { clientAddress } from '../client-address.ts'
import { refuseMisfit } from '../errors.ts'
import { cookieName } from '../guard.ts'
import { type ApiEnv, allow, answers, byPages, jsonBody, NextPage, signedIn } from '../route.ts'

const ask = createRoute({
  method: 'post',
  path: '/sign-in',
  ...allow('anyone'),
  request: jsonBody(AskCodeRequest),
  summary: '获取验证码',
  responses: answers(
    z.object({
      challengeId: z.string(),
      trustedDays: z.number().describe('信任的设备几天内免登录；0：不信任任何设备'),
    }),
  ),
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
const devices = createRoute({
  method: 'get',
  path: '/sessions',
  ...allow('signed-in'),
  request: { query: z.strictObject(byPages(500, 500)) },
  summary: '本人在哪些设备上登录着，新的在前，分页列出',
  responses: answers(z.object({ devices: z.array(Device), ...NextPage })),
})
const leaveOne = createRoute({
  method: 'post',
  path: '/sessions/{sessionId}/end',
  ...allow('signed-in'),
  request: { params: z.object({ sessionId: Hash }) },
  summary: '在一台设备上退出登录',
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
    .openapi(ask, async (c) => {
      const { trustedDays } = deps.place.signIn ?? USUAL_RULES
      return c.json(
        { ...(await askCode(deps, { ...c.req.valid('json'), address: clientAddress(c) })), trustedDays },
        200,
      )
    })
    .openapi(answer, async (c) => {
      const address = clientAddress(c)
      const { token, expires } = await answerCode(deps, {
        ...{ ...c.req.valid('json'), address },
        ...{ before: c.var.session, device: deviceOf(c.req.header('user-agent')) },
      })
      // The session of the one who sat here before, perhaps the same person, is not needed any more.
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
    .openapi(devices, async (c) => {
      const { id } = signedIn(c)
      const rows = await devicesOf(deps, id, c.var.session?.tokenHash ?? null)
      const page = await pageOfList({ rows }, { list: 'devices', ...c.req.valid('query'), keyOf: (one) => one.id })
      return c.json({ devices: page.rows, next: page.next }, 200)
    })
    .openapi(leaveOne, async (c) => {
      await endOneSession(deps, signedIn(c), c.req.valid('param').sessionId, clientAddress(c))
      return c.json({}, 200)
    })
    .openapi(me, (c) => c.json(signedIn(c), 200))
}
