/** Issues: opening, importing, editing and moving them. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { Content } from '#shared/content/content.ts'
import { Id } from '#shared/fields.ts'
import { UnreadableText, unreadInWords } from '#shared/import/unreadable.ts'
import { Correction } from '#shared/issue/correction.ts'
import { Issue, IssueSettings } from '#shared/issue/issue.ts'
import { Refusal } from '#shared/refusals.ts'
import {
  ContentRequest,
  CorrectionRequest,
  DiscardRequest,
  ImportRequest,
  IssueMoveRequest,
  SettingsRequest,
} from '#shared/requests.ts'
import { Told } from '#shared/told.ts'
import { MayBeUnread, unreadIn } from '#shared/unread.ts'
import { discardIssue } from '../../acts/issue/discard-issue.ts'
import { editContent, editSettings } from '../../acts/issue/edit-issue.ts'
import { importIssue } from '../../acts/issue/import-issue.ts'
import { moveIssue } from '../../acts/issue/move-issue.ts'
import { openCorrection } from '../../acts/issue/open-correction.ts'
import { openIssue } from '../../acts/issue/open-issue.ts'
import type { Deps } from '../../deps.ts'
import { asCorrection, readableCorrections } from '../../store/corrections.ts'
import { loadIssue, loadIssueWhole, loadPublication } from '../../store/load.ts'
import { pageOfList } from '../../store/pages.ts'
import { standingsOf } from '../../store/standings.ts'
import { IssueList, issueList, Standings } from '../../views/issue-list.ts'
import { IssueNow, issueNow } from '../../views/issue-now.ts'
import { refuseMisfit } from '../errors.ts'
import { type ApiEnv, allow, answers, byPages, desk, jsonBody, NextPage, signedIn, withAhead } from '../route.ts'

const ofPublication = z.object({ publicationId: Id })
const ofIssue = z.object({ issueId: Id })
const editor = ['editor'] as const
const path = '/issues/{issueId}'

const list = createRoute({
  method: 'get',
  path: '/publications/{publicationId}/issues',
  ...allow(desk),
  request: {
    params: ofPublication,
    query: z.strictObject(byPages(50, 100)),
  },
  summary: '各期，新的在前，不含栏目内容，分页列出；next 为下一页的 after',
  responses: answers(IssueList),
})
const open = createRoute({
  method: 'post',
  path: '/publications/{publicationId}/issues',
  ...allow(editor),
  request: { params: ofPublication, ...jsonBody(IssueSettings) },
  summary: '新建一期',
  responses: answers(Issue),
})
const read = createRoute({
  method: 'post',
  path: '/imports',
  ...allow(editor),
  request: jsonBody(z.strictObject({ text: z.string().max(400_000, '文本过长') })),
  summary: '识别往期 PDF 的文本',
  responses: answers(Content),
})
const bring = createRoute({
  method: 'post',
  path: '/publications/{publicationId}/imports',
  ...allow(editor),
  request: { params: ofPublication, ...jsonBody(ImportRequest) },
  summary: '补录往期',
  responses: answers(Issue),
})
const show = createRoute({
  method: 'get',
  path,
  ...allow(desk),
  request: { params: ofIssue },
  summary: '一期',
  responses: answers(Issue),
})
const now = createRoute({
  method: 'get',
  path: `${path}/now`,
  ...allow(desk),
  request: { params: ofIssue },
  summary: '一期最近的变化，供打开的页面每隔几秒询问',
  responses: answers(IssueNow),
})
const settings = createRoute({
  method: 'put',
  path: `${path}/settings`,
  ...allow(editor),
  request: { params: ofIssue, ...jsonBody(SettingsRequest) },
  summary: '修改期号、期间、日期',
  responses: answers(Issue),
})
const content = createRoute({
  method: 'put',
  path: `${path}/content`,
  ...allow(editor),
  request: { params: ofIssue, ...jsonBody(ContentRequest) },
  summary: '保存内容',
  responses: answers(Issue),
})
const move = createRoute({
  method: 'post',
  path: `${path}/moves`,
  ...allow(['editor', 'leader']),
  request: { params: ofIssue, ...jsonBody(IssueMoveRequest) },
  summary: '流转：约稿、截稿、送审、审核、退回、签发……；told 是这一步通知到和没有通知到的人',
  responses: answers(Issue.extend({ told: Told.optional() })),
})
const discard = createRoute({
  method: 'post',
  path: `${path}/discard`,
  ...allow(editor),
  request: { params: ofIssue, ...jsonBody(DiscardRequest) },
  summary: '舍弃误开的一期：还没有约稿、没有送审过的；期号和月份随之空出',
  responses: answers(z.object({ discarded: z.literal(true) })),
})
const correct = createRoute({
  method: 'post',
  path: `${path}/corrections`,
  ...allow(editor),
  request: { params: ofIssue, ...jsonBody(CorrectionRequest) },
  summary: '对已签发的一期开更正',
  responses: answers(Issue),
})
const corrections = createRoute({
  method: 'get',
  path: `${path}/corrections`,
  ...allow(desk),
  request: { params: ofIssue, query: z.strictObject(byPages(100, 100)) },
  summary: '对本期的更正，分页列出',
  responses: answers(z.object({ corrections: z.array(Correction), standings: Standings, ...NextPage, ...MayBeUnread })),
})
export const issueRoutes = (deps: Deps) =>
  new OpenAPIHono<ApiEnv>({ defaultHook: refuseMisfit })
    .openapi(list, async (c) => {
      const { id } = await loadPublication(deps.table, c.req.valid('param').publicationId)
      return c.json(await issueList(deps.table, id, c.req.valid('query')), 200)
    })
    .openapi(open, async (c) =>
      c.json(await openIssue(deps, signedIn(c), c.req.valid('param').publicationId, c.req.valid('json')), 200),
    )
    .openapi(read, async (c) => c.json(await readText(c.req.valid('json').text), 200))
    .openapi(bring, async (c) =>
      c.json(await importIssue(deps, signedIn(c), c.req.valid('param').publicationId, c.req.valid('json')), 200),
    )
    .openapi(show, async (c) => c.json((await loadIssueWhole(c.var.table, c.req.valid('param').issueId)).issue, 200))
    .openapi(now, async (c) =>
      c.json(await issueNow(c.var.table, c.req.valid('param').issueId, signedIn(c), deps.clock()), 200),
    )
    .openapi(settings, async (c) =>
      c.json(
        await editSettings(withAhead(c, deps), signedIn(c), c.req.valid('param').issueId, c.req.valid('json')),
        200,
      ),
    )
    .openapi(content, async (c) =>
      c.json(
        await editContent(withAhead(c, deps), signedIn(c), c.req.valid('param').issueId, c.req.valid('json')),
        200,
      ),
    )
    .openapi(move, async (c) =>
      c.json(
        await moveIssue(
          withAhead(c, deps),
          signedIn(c),
          c.req.valid('param').issueId,
          c.req.valid('json'),
          c.var.session?.createdAt ?? '',
        ),
        200,
      ),
    )
    .openapi(discard, async (c) => {
      await discardIssue(deps, signedIn(c), c.req.valid('param').issueId, c.req.valid('json'))
      return c.json({ discarded: true as const }, 200)
    })
    .openapi(correct, async (c) =>
      c.json(await openCorrection(deps, signedIn(c), c.req.valid('param').issueId, c.req.valid('json')), 200),
    )
    .openapi(corrections, async (c) => {
      const { id } = await loadIssue(deps.table, c.req.valid('param').issueId)
      const found = await readableCorrections(deps.table, id)
      const page = await pageOfList(found, { list: 'corrections', ...c.req.valid('query'), keyOf: (one) => one.id })
      const standings = await standingsOf(deps.table, page.rows)
      return c.json(
        { corrections: page.rows.map(asCorrection), standings, next: page.next, ...unreadIn(page.unread) },
        200,
      )
    })

async function readText(text: string): Promise<Content> {
  const { readIssue } = await import('#shared/import/read-issue.ts')
  try {
    return readIssue(text)
  } catch (error) {
    if (error instanceof UnreadableText)
      throw new Refusal(
        'unreadable-text',
        error.unread.map((one) => ({ path: 'text', message: unreadInWords(one) })),
      )
    throw error
  }
}
