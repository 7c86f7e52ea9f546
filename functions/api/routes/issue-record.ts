/** What can be read of an issue besides itself: its content, revisions, PDF, recipients and record. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { AuditEntry } from '#shared/audit.ts'
import { Content } from '#shared/content.ts'
import { Id, Version } from '#shared/fields.ts'
import { pdfName } from '#shared/issue-label.ts'
import { FrozenRecipient } from '#shared/recipient.ts'
import { Refusal } from '#shared/refusals.ts'
import { Revision } from '#shared/revision.ts'
import { contentNow } from '../../acts/content-now.ts'
import { recipientsNow } from '../../acts/freeze-recipients.ts'
import type { Deps } from '../../deps.ts'
import { subjects } from '../../store/keys.ts'
import { listRevisions, loadIssue, loadIssueWhole, loadRevision } from '../../store/load.ts'
import { loadRecord } from '../../store/record.ts'
import { listSuppressions } from '../../store/suppressions.ts'
import { refuseMisfit } from '../errors.ts'
import { handOut } from '../hand-out.ts'
import { type ApiEnv, allow, answers, answersPdf } from '../route.ts'

const params = z.object({ issueId: Id })
const desk = ['editor', 'leader', 'administrator'] as const
const path = '/issues/{issueId}'

const content = createRoute({
  method: 'get',
  path: `${path}/content`,
  ...allow(desk),
  request: { params },
  summary: '导出内容（cx render 可用）',
  responses: answers(Content),
})
const revisions = createRoute({
  method: 'get',
  path: `${path}/revisions`,
  ...allow(desk),
  request: { params },
  summary: '各修订版',
  responses: answers(z.object({ revisions: z.array(Revision) })),
})
const pdf = createRoute({
  method: 'get',
  path: `${path}/revisions/{revision}/pdf`,
  ...allow(desk),
  request: { params: params.extend({ revision: z.coerce.number().int().positive().max(9999) }) },
  summary: '修订版的 PDF',
  responses: answersPdf,
})
const recipients = createRoute({
  method: 'get',
  path: `${path}/recipients`,
  ...allow(desk),
  request: { params },
  summary: '若现在签发，将发给谁（签发须写明其哈希）',
  responses: answers(
    z.object({
      hash: z.string(),
      count: z.number(),
      list: z.array(FrozenRecipient),
      suppressed: z.array(z.string()).describe('其中在停发名单上的邮箱，签发后不会发送'),
    }),
  ),
})
const audit = createRoute({
  method: 'get',
  path: `${path}/audit`,
  ...allow(desk),
  request: { params },
  summary: '审计记录；brokenAt 为链条断开之处',
  responses: answers(z.object({ entries: z.array(AuditEntry), brokenAt: Version.nullable() })),
})

export const issueRecordRoutes = (deps: Deps) =>
  new OpenAPIHono<ApiEnv>({ defaultHook: refuseMisfit })
    .openapi(content, async (c) => {
      const whole = await loadIssueWhole(deps.table, c.req.valid('param').issueId)
      return c.json(await contentNow(deps.table, whole), 200)
    })
    .openapi(revisions, async (c) => {
      const { id } = await loadIssue(deps.table, c.req.valid('param').issueId)
      return c.json({ revisions: await listRevisions(deps.table, id) }, 200)
    })
    .openapi(pdf, async (c) => {
      const { issueId, revision } = c.req.valid('param')
      const [{ issue, publication }, frozen] = await Promise.all([
        loadIssueWhole(deps.table, issueId),
        loadRevision(deps.table, issueId, revision),
      ])
      const bytes = frozen.pdf && (await deps.files.get(frozen.pdf.key))
      if (!bytes) throw new Refusal('not-found')
      const name = pdfName(publication.name, issue)
      const kept = { 'cache-control': 'private, max-age=31536000, immutable' }
      return handOut(c, deps.files, { bytes, type: 'application/pdf', name, how: 'inline' }, kept)
    })
    .openapi(recipients, async (c) => {
      const issue = await loadIssue(deps.table, c.req.valid('param').issueId)
      const [{ hash, count, list: frozen }, suppressions] = await Promise.all([
        recipientsNow(deps, issue),
        listSuppressions(deps.table),
      ])
      const listed = new Set(frozen.map(({ address }) => address))
      const suppressed = suppressions.map(({ address }) => address).filter((address) => listed.has(address))
      return c.json({ hash, count, list: frozen, suppressed }, 200)
    })
    .openapi(audit, async (c) => {
      const { id } = await loadIssue(deps.table, c.req.valid('param').issueId)
      const { entries, brokenAt } = await loadRecord(deps.table, subjects.issue(id))
      return c.json({ entries, brokenAt }, 200)
    })
