/** The record of whatever has one: an issue, its comments, a publication with its lists, people, and the suppression list. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { AuditEntry } from '#shared/audit.ts'
import { RecordFilter } from '#shared/audit-filter.ts'
import { Id, Month, Version } from '#shared/fields.ts'
import { MayBeUnread } from '#shared/unread.ts'
import type { Deps } from '../../deps.ts'
import { subjects } from '../../store/keys.ts'
import { issueOrDiscarded, loadIssue, loadPublication } from '../../store/load.ts'
import { readRecordPage } from '../../views/record-shown.ts'
import { refuseMisfit } from '../errors.ts'
import { type ApiEnv, allow, answers, byPages, desk, NextPage } from '../route.ts'

const answer = answers(
  z.object({
    entries: z.array(AuditEntry),
    count: z.number().int().describe('全部记录的条数'),
    found: z.number().int().describe('其中符合条件的条数'),
    people: z.array(z.object({ id: z.string(), name: z.string() })).describe('全部记录中的办理人'),
    acts: z.array(z.string()).describe('全部记录中的事项'),
    brokenAt: Version.nullable(),
    unsealed: z.number().int(),
    ...NextPage,
    ...MayBeUnread,
  }),
)
const query = RecordFilter.extend(byPages(200, 500))
type Asked = z.infer<typeof query>

const ofIssue = createRoute({
  method: 'get',
  path: '/issues/{issueId}/audit',
  ...allow(desk),
  request: { params: z.object({ issueId: Id }), query },
  summary: '审计记录，从最近的一页起，每页由旧到新；brokenAt 为全部记录的链条断开之处',
  responses: answer,
})
const ofComments = createRoute({
  method: 'get',
  path: '/issues/{issueId}/comments/audit',
  ...allow(desk),
  request: { params: z.object({ issueId: Id }), query },
  summary: '批注的操作记录，与本期的分开保存，不进入分发证明',
  responses: answer,
})
const ofPublication = createRoute({
  method: 'get',
  path: '/publications/{publicationId}/audit',
  ...allow(['administrator']),
  request: { params: z.object({ publicationId: Id }), query },
  summary: '刊物设置和名单的变更记录',
  responses: answer,
})
const ofPeople = createRoute({
  method: 'get',
  path: '/people/audit',
  ...allow(['administrator']),
  request: { query },
  summary: '人员的变更记录',
  responses: answer,
})
const ofSuppressions = createRoute({
  method: 'get',
  path: '/suppressions/audit',
  ...allow(['administrator']),
  request: { query },
  summary: '停发名单的变更记录',
  responses: answer,
})
const ofAccess = createRoute({
  method: 'get',
  path: '/access/{month}/audit',
  ...allow(['administrator']),
  request: { params: z.object({ month: Month }), query },
  summary: '某月的登录、被拒绝的请求和导出',
  responses: answer,
})

export function recordRoutes(deps: Deps) {
  const { table } = deps
  const read = (subject: string, asked: Asked) => readRecordPage(deps, subject, asked)
  return new OpenAPIHono<ApiEnv>({ defaultHook: refuseMisfit })
    .openapi(ofIssue, async (c) => {
      const id = c.req.valid('param').issueId
      // The record of an issue that was discarded stays to be read.
      await issueOrDiscarded(table, id)
      return c.json(await read(subjects.issue(id), c.req.valid('query')), 200)
    })
    .openapi(ofComments, async (c) => {
      const { id } = await loadIssue(table, c.req.valid('param').issueId)
      return c.json(await read(subjects.comments(id), c.req.valid('query')), 200)
    })
    .openapi(ofPublication, async (c) => {
      const { id } = await loadPublication(table, c.req.valid('param').publicationId)
      return c.json(await read(subjects.publication(id), c.req.valid('query')), 200)
    })
    .openapi(ofPeople, async (c) => c.json(await read(subjects.people, c.req.valid('query')), 200))
    .openapi(ofAccess, async (c) =>
      c.json(await read(subjects.access(c.req.valid('param').month), c.req.valid('query')), 200),
    )
    .openapi(ofSuppressions, async (c) => c.json(await read(subjects.suppressions, c.req.valid('query')), 200))
}
