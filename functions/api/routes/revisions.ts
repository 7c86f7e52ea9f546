/** The content of an issue: as it is now, in each of its frozen revisions, and as that revision's PDF. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { Content } from '#shared/content/content.ts'
import { Id } from '#shared/fields.ts'
import { Revision } from '#shared/issue/revision.ts'
import { MayBeUnread, unreadIn } from '#shared/unread.ts'
import type { Deps } from '../../deps.ts'
import { loadIssue, loadIssueWhole, loadRevision, readableRevisions } from '../../store/load.ts'
import { pageOfList } from '../../store/pages.ts'
import { contentNow } from '../../views/content-now.ts'
import { ReviewShown, reviewShown } from '../../views/review-shown.ts'
import { refuseMisfit } from '../errors.ts'
import { handOutFirstPage, handOutPdf } from '../hand-out-pdf.ts'
import {
  type ApiEnv,
  allow,
  answers,
  answersFirstPage,
  answersPdf,
  byPages,
  desk,
  NextPage,
  signedIn,
} from '../route.ts'

const params = z.object({ issueId: Id })
const ofRevision = params.extend({ revision: z.coerce.number().int().positive().max(9999) })
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
  request: { params, query: z.strictObject(byPages(100, 100)) },
  summary: '各修订版，分页列出',
  responses: answers(z.object({ revisions: z.array(Revision), ...NextPage, ...MayBeUnread })),
})
const review = createRoute({
  method: 'get',
  path: `${path}/review`,
  ...allow(desk),
  request: { params },
  summary: '送审的一稿的内容，和读者上次办理的一稿',
  responses: answers(ReviewShown),
})
const pdf = createRoute({
  method: 'get',
  path: `${path}/revisions/{revision}/pdf`,
  ...allow(desk),
  request: { params: ofRevision },
  summary: '修订版的 PDF',
  responses: answersPdf,
})

const firstPage = createRoute({
  method: 'get',
  path: `${path}/revisions/{revision}/first-page`,
  ...allow(desk),
  request: { params: ofRevision },
  summary: '送审一稿的 PDF 第一页的图',
  responses: answersFirstPage,
})

export const revisionRoutes = (deps: Deps) =>
  new OpenAPIHono<ApiEnv>({ defaultHook: refuseMisfit })
    .openapi(content, async (c) => {
      const whole = await loadIssueWhole(deps.table, c.req.valid('param').issueId)
      return c.json(await contentNow(deps.table, whole), 200)
    })
    .openapi(revisions, async (c) => {
      const { id } = await loadIssue(deps.table, c.req.valid('param').issueId)
      const found = await readableRevisions(deps.table, id)
      const keyOf = ({ revision }: Revision) => `${revision}`
      const page = await pageOfList(found, { list: 'revisions', ...c.req.valid('query'), keyOf })
      return c.json({ revisions: page.rows, next: page.next, ...unreadIn(page.unread) }, 200)
    })
    .openapi(review, async (c) =>
      c.json(await reviewShown(c.var.table, signedIn(c), c.req.valid('param').issueId), 200),
    )
    .openapi(pdf, async (c) => {
      const { issueId, revision } = c.req.valid('param')
      const [whole, frozen] = await Promise.all([
        loadIssueWhole(deps.table, issueId),
        loadRevision(deps.table, issueId, revision),
      ])
      return handOutPdf(c, deps, { ...whole, frozen })
    })
    .openapi(firstPage, async (c) => {
      const { issueId, revision } = c.req.valid('param')
      return handOutFirstPage(c, deps, await loadIssue(deps.table, issueId), revision)
    })
