/** The record of whatever has one: an issue, its comments, a publication with its lists, people, and the suppression list. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { AuditEntry } from '#shared/audit.ts'
import { Id, Month, Version } from '#shared/fields.ts'
import { MayBeUnread, unreadIn } from '#shared/unread.ts'
import type { Deps } from '../../deps.ts'
import { subjects } from '../../store/keys.ts'
import { loadIssue, loadPublication } from '../../store/load.ts'
import { loadRecord } from '../../store/record.ts'
import { refuseMisfit } from '../errors.ts'
import { type ApiEnv, allow, answers, desk } from '../route.ts'

const answer = answers(
  z.object({ entries: z.array(AuditEntry), brokenAt: Version.nullable(), unsealed: z.number().int(), ...MayBeUnread }),
)

const ofIssue = createRoute({
  method: 'get',
  path: '/issues/{issueId}/audit',
  ...allow(desk),
  request: { params: z.object({ issueId: Id }) },
  summary: '审计记录；brokenAt 为链条断开之处',
  responses: answer,
})
const ofComments = createRoute({
  method: 'get',
  path: '/issues/{issueId}/comments/audit',
  ...allow(desk),
  request: { params: z.object({ issueId: Id }) },
  summary: '批注的操作记录，与本期的分开保存，不进入分发证明',
  responses: answer,
})
const ofPublication = createRoute({
  method: 'get',
  path: '/publications/{publicationId}/audit',
  ...allow(['administrator']),
  request: { params: z.object({ publicationId: Id }) },
  summary: '刊物设置和名单的变更记录',
  responses: answer,
})
const ofPeople = createRoute({
  method: 'get',
  path: '/people/audit',
  ...allow(['administrator']),
  summary: '人员的变更记录',
  responses: answer,
})
const ofSuppressions = createRoute({
  method: 'get',
  path: '/suppressions/audit',
  ...allow(['administrator']),
  summary: '停发名单的变更记录',
  responses: answer,
})
const ofAccess = createRoute({
  method: 'get',
  path: '/access/{month}/audit',
  ...allow(['administrator']),
  request: { params: z.object({ month: Month }) },
  summary: '某月的登录、被拒绝的请求和导出',
  responses: answer,
})

export function recordRoutes(deps: Deps) {
  const { table } = deps
  const read = async (subject: string) => {
    const { entries, brokenAt, unsealed, unread } = await loadRecord(deps, subject)
    return { entries, brokenAt, unsealed, ...unreadIn(unread) }
  }
  return new OpenAPIHono<ApiEnv>({ defaultHook: refuseMisfit })
    .openapi(ofIssue, async (c) => {
      const { id } = await loadIssue(table, c.req.valid('param').issueId)
      return c.json(await read(subjects.issue(id)), 200)
    })
    .openapi(ofComments, async (c) => {
      const { id } = await loadIssue(table, c.req.valid('param').issueId)
      return c.json(await read(subjects.comments(id)), 200)
    })
    .openapi(ofPublication, async (c) => {
      const { id } = await loadPublication(table, c.req.valid('param').publicationId)
      return c.json(await read(subjects.publication(id)), 200)
    })
    .openapi(ofPeople, async (c) => c.json(await read(subjects.people), 200))
    .openapi(ofAccess, async (c) => c.json(await read(subjects.access(c.req.valid('param').month)), 200))
    .openapi(ofSuppressions, async (c) => c.json(await read(subjects.suppressions), 200))
}
