/** An issue as DOCX, and its submissions as DOCX or XLSX: on the record of access, like all that leaves the system. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { Id } from '#shared/fields.ts'
import { issueLabel } from '#shared/issue/issue-label.ts'
import { xlsxFile } from '#shared/recipients/table-file.ts'
import { ATTACHMENT_TYPES } from '#shared/submission/attachment-limits.ts'
import { isHandedIn } from '#shared/submission/submission-workflow.ts'
import type { Deps } from '../../deps.ts'
import { listSubmissions, loadIssueWhole } from '../../store/load.ts'
import { contentNow } from '../../views/content-now.ts'
import { refuseMisfit } from '../errors.ts'
import { handOutExport } from '../hand-out.ts'
import { type ApiEnv, allow, answersOffice, desk } from '../route.ts'

const params = z.object({ issueId: Id })
const DOCX = ATTACHMENT_TYPES.docx.media

const ofIssue = createRoute({
  method: 'get',
  path: '/issues/{issueId}/docx',
  ...allow(desk),
  request: { params },
  summary: '一期的文字，Word 文档；送审以后是送审的内容',
  responses: answersOffice,
})
const ofSubmissions = createRoute({
  method: 'get',
  path: '/issues/{issueId}/submissions-export',
  ...allow(['editor']),
  request: { params, query: z.strictObject({ format: z.enum(['docx', 'xlsx']) }) },
  summary: '一期已报送的来稿，Word 文档或 XLSX',
  responses: answersOffice,
})

export const officeFileRoutes = (deps: Deps) =>
  new OpenAPIHono<ApiEnv>({ defaultHook: refuseMisfit })
    .openapi(ofIssue, async (c) => {
      const whole = await loadIssueWhole(deps.table, c.req.valid('param').issueId)
      const { issueDocx } = await import('#shared/office/issue-docx.ts')
      const bytes = issueDocx(await contentNow(deps.table, whole))
      return handOutExport(c, deps, {
        bytes,
        type: DOCX,
        name: `${whole.publication.name}${issueLabel(whole.issue)}.docx`,
      })
    })
    .openapi(ofSubmissions, async (c) => {
      const { format } = c.req.valid('query')
      const { issue, publication } = await loadIssueWhole(deps.table, c.req.valid('param').issueId)
      const submissions = (await listSubmissions(deps.table, issue.id)).filter(isHandedIn)
      const title = `${publication.name}${issueLabel(issue)}来稿`
      const { submissionsDocx, submissionsXlsx } = await import('#shared/submission/submissions-file.ts')
      const file =
        format === 'xlsx'
          ? xlsxFile(submissionsXlsx(submissions, publication))
          : { bytes: submissionsDocx(title, submissions, publication), type: DOCX }
      return handOutExport(c, deps, { ...file, name: `${title}.${format}` })
    })
