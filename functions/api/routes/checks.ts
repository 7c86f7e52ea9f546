/** The checks of an issue: what they need to know of it, and what people say of their findings. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { Id } from '#shared/fields.ts'
import { AcknowledgeRequest, TakeBackAcknowledgementRequest } from '#shared/requests.ts'
import { acknowledge, takeBackAcknowledgement } from '../../acts/checks/acknowledge.ts'
import type { Deps } from '../../deps.ts'
import { AcknowledgedNow, IssueChecks, issueChecks } from '../../views/issue-checks.ts'
import { refuseMisfit } from '../errors.ts'
import { type ApiEnv, allow, answers, desk, jsonBody, signedIn, withAhead } from '../route.ts'

const params = z.object({ issueId: Id })
const editor = ['editor'] as const
const path = '/issues/{issueId}'

const checks = createRoute({
  method: 'get',
  path: `${path}/checks`,
  ...allow(desk),
  request: { params },
  summary: '检查所需：往期指标（新的在前），和编写中的核实说明；送审后的在修订版的 content.acknowledged 中',
  responses: answers(IssueChecks),
})
const add = createRoute({
  method: 'post',
  path: `${path}/acknowledgements`,
  ...allow(editor),
  request: { params, ...jsonBody(AcknowledgeRequest) },
  summary: '为一处待处理问题写核实说明；version 为 0 时还没有',
  responses: answers(AcknowledgedNow),
})
const remove = createRoute({
  method: 'post',
  path: `${path}/acknowledgements/removals`,
  ...allow(editor),
  request: { params, ...jsonBody(TakeBackAcknowledgementRequest) },
  summary: '撤回一条核实说明',
  responses: answers(AcknowledgedNow),
})

export const checkRoutes = (deps: Deps) =>
  new OpenAPIHono<ApiEnv>({ defaultHook: refuseMisfit })
    .openapi(checks, async (c) => c.json(await issueChecks(c.var.table, c.req.valid('param').issueId), 200))
    .openapi(add, async (c) =>
      c.json(
        await acknowledge(withAhead(c, deps), signedIn(c), c.req.valid('param').issueId, c.req.valid('json')),
        200,
      ),
    )
    .openapi(remove, async (c) =>
      c.json(
        await takeBackAcknowledgement(
          withAhead(c, deps),
          signedIn(c),
          c.req.valid('param').issueId,
          c.req.valid('json'),
        ),
        200,
      ),
    )
