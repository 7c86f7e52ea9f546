/** Submissions: what a department sees of its calls and hands in, and what the editor decides. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { Id } from '#shared/fields.ts'
import { Refusal } from '#shared/refusals.ts'
import { DiscardRequest, SubmissionMoveRequest, WriteSubmissionRequest, ZeroReportRequest } from '#shared/requests.ts'
import { Submission, SubmissionForm } from '#shared/submission/submission.ts'
import { mayRead } from '#shared/submission/submission-workflow.ts'
import { ZeroReport } from '#shared/submission/zero-report.ts'
import { Told } from '#shared/told.ts'
import { MayBeUnread, unreadIn } from '#shared/unread.ts'
import { discardDraft } from '../../acts/submission/discard-draft.ts'
import { moveSubmission } from '../../acts/submission/move-submission.ts'
import { reportZero } from '../../acts/submission/report-zero.ts'
import { startSubmission, writeSubmission } from '../../acts/submission/write-submission.ts'
import type { Deps } from '../../deps.ts'
import { loadIssue, loadSubmission, pageOfSubmissions } from '../../store/load.ts'
import { Call, loadCall, pageOfCalls } from '../../views/calls.ts'
import { printedOf } from '../../views/printed-of.ts'
import { refuseMisfit } from '../errors.ts'
import { type ApiEnv, allow, answers, byPages, jsonBody, NextPage, signedIn, withAhead } from '../route.ts'

const ofIssue = z.object({ issueId: Id })
const ofSubmission = ofIssue.extend({ submissionId: Id })
const contributor = ['contributor'] as const
const path = '/issues/{issueId}/submissions'

const calls = createRoute({
  method: 'get',
  path: '/calls',
  ...allow(contributor),
  request: {
    query: z.strictObject({
      ...byPages(12, 50),
      open: z.enum(['true']).optional().describe('只列出还在征稿的'),
    }),
  },
  summary: '向本单位约稿的各期及本单位的来稿，新的在前，分页列出',
  responses: answers(z.object({ calls: z.array(Call), ...NextPage, ...MayBeUnread })),
})
const call = createRoute({
  method: 'get',
  path: '/calls/{issueId}',
  ...allow(contributor),
  request: { params: ofIssue },
  summary: '一期的约稿及本单位的来稿',
  responses: answers(Call.extend(MayBeUnread)),
})
const all = createRoute({
  method: 'get',
  path,
  ...allow(['editor']),
  request: { params: ofIssue, query: z.strictObject(byPages(500, 500)) },
  summary: '一期已报送的来稿，分页列出',
  responses: answers(z.object({ submissions: z.array(Submission), ...NextPage, ...MayBeUnread })),
})
const start = createRoute({
  method: 'post',
  path,
  ...allow(contributor),
  request: { params: ofIssue, ...jsonBody(SubmissionForm) },
  summary: '开始填写',
  responses: answers(Submission),
})
const show = createRoute({
  method: 'get',
  path: `${path}/{submissionId}`,
  ...allow(['contributor', 'editor']),
  request: { params: ofSubmission },
  summary: '一篇来稿；printed 是采用后编辑的文字（拆成几条的，各条相接），单位在签发后才能看到',
  responses: answers(
    z.object({ submission: Submission, printed: z.string().nullable(), printedItems: z.number().int() }),
  ),
})
const discard = createRoute({
  method: 'post',
  path: `${path}/{submissionId}/discard`,
  ...allow(contributor),
  request: { params: ofSubmission, ...jsonBody(DiscardRequest) },
  summary: '舍弃一篇没有报送的草稿',
  responses: answers(z.object({ discarded: z.literal(true) })),
})
const zeroReport = createRoute({
  method: 'post',
  path: '/issues/{issueId}/zero-report',
  ...allow(contributor),
  request: { params: ofIssue, ...jsonBody(ZeroReportRequest) },
  summary: '本单位报“本期无稿”；stands 为 false 时撤销',
  responses: answers(ZeroReport),
})
const write = createRoute({
  method: 'put',
  path: `${path}/{submissionId}`,
  ...allow(contributor),
  request: { params: ofSubmission, ...jsonBody(WriteSubmissionRequest) },
  summary: '保存来稿；version 为 0 时新建',
  responses: answers(Submission),
})
const move = createRoute({
  method: 'post',
  path: `${path}/{submissionId}/moves`,
  ...allow(['contributor', 'editor']),
  request: { params: ofSubmission, ...jsonBody(SubmissionMoveRequest) },
  summary: '报送、审签、撤回、采用、退改、不采用；told 是这一步通知到和没有通知到的人',
  responses: answers(Submission.extend({ told: Told.optional() })),
})

export const submissionRoutes = (deps: Deps) =>
  new OpenAPIHono<ApiEnv>({ defaultHook: refuseMisfit })
    .openapi(calls, async (c) => {
      const { open, ...asked } = c.req.valid('query')
      const { rows, unread, next } = await pageOfCalls(deps, signedIn(c), { ...asked, open: open !== undefined })
      return c.json({ calls: rows, next, ...unreadIn(unread) }, 200)
    })
    .openapi(call, async (c) => {
      const { call, unread } = await loadCall(deps, signedIn(c), c.req.valid('param').issueId)
      return c.json({ ...call, ...unreadIn(unread) }, 200)
    })
    .openapi(all, async (c) => {
      const person = signedIn(c)
      const { id } = await loadIssue(c.var.table, c.req.valid('param').issueId)
      const fits = (submission: Submission) => mayRead(submission, person)
      const { rows, unread, next } = await pageOfSubmissions(deps.table, id, { ...c.req.valid('query'), fits })
      return c.json({ submissions: rows, next, ...unreadIn(unread) }, 200)
    })
    .openapi(start, async (c) =>
      c.json(
        await startSubmission(withAhead(c, deps), signedIn(c), c.req.valid('param').issueId, c.req.valid('json')),
        200,
      ),
    )
    .openapi(show, async (c) => {
      const { issueId, submissionId } = c.req.valid('param')
      const [issue, submission] = await Promise.all([
        loadIssue(c.var.table, issueId),
        loadSubmission(c.var.table, issueId, submissionId),
      ])
      const person = signedIn(c)
      if (!mayRead(submission, person)) throw new Refusal('not-found')
      return c.json({ submission, ...printedOf(submission, issue, person) }, 200)
    })
    .openapi(write, async (c) => {
      const { issueId, submissionId } = c.req.valid('param')
      return c.json(
        await writeSubmission(withAhead(c, deps), signedIn(c), issueId, submissionId, c.req.valid('json')),
        200,
      )
    })
    .openapi(discard, async (c) => {
      const { issueId, submissionId } = c.req.valid('param')
      await discardDraft(deps, signedIn(c), issueId, submissionId, c.req.valid('json'))
      return c.json({ discarded: true as const }, 200)
    })
    .openapi(zeroReport, async (c) =>
      c.json(await reportZero(deps, signedIn(c), c.req.valid('param').issueId, c.req.valid('json')), 200),
    )
    .openapi(move, async (c) => {
      const { issueId, submissionId } = c.req.valid('param')
      return c.json(
        await moveSubmission(
          withAhead(c, deps),
          signedIn(c),
          issueId,
          submissionId,
          c.req.valid('json'),
          c.var.session?.createdAt ?? '',
        ),
        200,
      )
    })
