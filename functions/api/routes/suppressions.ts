/** The suppression list: read by the desk, kept by the administrator. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { LiftRequest, Suppression, SuppressRequest } from '#shared/distribution/suppression.ts'
import { MayBeUnread, unreadIn } from '#shared/unread.ts'
import { liftSuppression, suppress } from '../../acts/distribution/suppressions.ts'
import type { Deps } from '../../deps.ts'
import { pageOfSuppressions } from '../../store/suppressions.ts'
import { refuseMisfit } from '../errors.ts'
import { type ApiEnv, allow, answers, byPages, desk, jsonBody, NextPage, signedIn } from '../route.ts'

const list = createRoute({
  method: 'get',
  path: '/suppressions',
  ...allow(desk),
  request: { query: z.strictObject({ search: z.string().max(300).optional(), ...byPages(200, 1000) }) },
  summary: '停发名单，按邮箱排列，分页列出；search 为邮箱的一部分',
  responses: answers(z.object({ suppressions: z.array(Suppression), ...NextPage, ...MayBeUnread })),
})
const add = createRoute({
  method: 'post',
  path: '/suppressions',
  ...allow(['administrator']),
  request: jsonBody(SuppressRequest),
  summary: '将邮箱列入停发名单',
  responses: answers(Suppression),
})
const lift = createRoute({
  method: 'post',
  path: '/suppressions/removals',
  ...allow(['administrator']),
  request: jsonBody(LiftRequest),
  summary: '解除停发',
  responses: answers(z.object({})),
})

export const suppressionRoutes = (deps: Deps) =>
  new OpenAPIHono<ApiEnv>({ defaultHook: refuseMisfit })
    .openapi(list, async (c) => {
      const { rows, unread, next } = await pageOfSuppressions(deps.table, c.req.valid('query'))
      return c.json({ suppressions: rows, next, ...unreadIn(unread) }, 200)
    })
    .openapi(add, async (c) => c.json(await suppress(deps, signedIn(c), c.req.valid('json')), 200))
    .openapi(lift, async (c) => {
      await liftSuppression(deps, signedIn(c), c.req.valid('json'))
      return c.json({}, 200)
    })
