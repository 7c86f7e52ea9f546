/** The people who have to do with an issue before it is published: the departments that were called and reminded, who would approve it, who is at its desk. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { Id } from '#shared/fields.ts'
import { PresenceRequest, PresentNow } from '#shared/issue/presence.ts'
import { ReminderRequest } from '#shared/requests.ts'
import { Told } from '#shared/told.ts'
import { sayPresent } from '../../acts/issue/say-present.ts'
import { remind } from '../../acts/submission/remind.ts'
import type { Deps } from '../../deps.ts'
import { pageOfList } from '../../store/pages.ts'
import { BeforeReview, beforeReview } from '../../views/before-review.ts'
import { DepartmentNow, departmentsNow } from '../../views/departments-now.ts'
import { refuseMisfit } from '../errors.ts'
import { type ApiEnv, allow, answers, byPages, jsonBody, NextPage, signedIn, withAhead } from '../route.ts'

const ofIssue = z.object({ issueId: Id })
const editor = ['editor'] as const

const departments = createRoute({
  method: 'get',
  path: '/issues/{issueId}/departments',
  ...allow(editor),
  request: { params: ofIssue, query: z.strictObject(byPages(500, 500)) },
  summary: '各单位的报送情况、信息员和最近一次催报，分页列出',
  responses: answers(z.object({ departments: z.array(DepartmentNow), ...NextPage })),
})
const reminders = createRoute({
  method: 'post',
  path: '/issues/{issueId}/reminders',
  ...allow(editor),
  request: { params: ofIssue, ...jsonBody(ReminderRequest) },
  summary: '催报；不久前催报过的，须在 again 中写明才再次催报',
  responses: answers(z.object({ reminded: z.array(z.string()), told: Told })),
})
const review = createRoute({
  method: 'get',
  path: '/issues/{issueId}/before-review',
  ...allow(editor),
  request: { params: ofIssue },
  summary: '若现在送审，由谁审核，将发给多少邮箱',
  responses: answers(BeforeReview),
})

const presence = createRoute({
  method: 'post',
  path: '/issues/{issueId}/presence',
  ...allow(editor),
  request: { params: ofIssue, ...jsonBody(PresenceRequest) },
  summary: '告知正在编写本期、在哪一条，供同时编写的人看到；不改动本期，不入记录，片刻后失效',
  responses: answers(z.object({ present: PresentNow })),
})

export const issuePeopleRoutes = (deps: Deps) =>
  new OpenAPIHono<ApiEnv>({ defaultHook: refuseMisfit })
    .openapi(departments, async (c) => {
      const { issueId } = c.req.valid('param')
      const rows = await departmentsNow(deps.table, issueId, deps.clock())
      const page = await pageOfList({ rows }, { list: 'departments', ...c.req.valid('query'), keyOf: ({ id }) => id })
      return c.json({ departments: page.rows, next: page.next }, 200)
    })
    .openapi(reminders, async (c) =>
      c.json(await remind(deps, signedIn(c), c.req.valid('param').issueId, c.req.valid('json')), 200),
    )
    .openapi(presence, async (c) => {
      const { issueId } = c.req.valid('param')
      return c.json({ present: await sayPresent(withAhead(c, deps), signedIn(c), issueId, c.req.valid('json')) }, 200)
    })
    .openapi(review, async (c) => c.json(await beforeReview(deps, signedIn(c), c.req.valid('param').issueId), 200))
