/** Whether mail is paused: what administrators and editors are told on every page, since no mail can tell them. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { MailPause } from '#shared/distribution/mail-pause.ts'
import type { Deps } from '../../deps.ts'
import { getMailPause } from '../../store/mail-pause.ts'
import { refuseMisfit } from '../errors.ts'
import { type ApiEnv, allow, answers } from '../route.ts'

const look = createRoute({
  method: 'get',
  path: '/mail-pause',
  ...allow(['editor', 'administrator']),
  summary: '发信是否暂停、原因和下次重试的时间',
  responses: answers(z.object({ pause: MailPause.nullable() })),
})

export const mailPauseRoutes = (deps: Deps) =>
  new OpenAPIHono<ApiEnv>({ defaultHook: refuseMisfit }).openapi(look, async (c) =>
    c.json({ pause: await getMailPause(deps.table) }, 200),
  )
