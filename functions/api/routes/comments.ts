/** The comments of an issue: read by everyone at the desk, written by those who edit it or approve it. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { Comment, CommentMoveRequest, CommentRequest } from '#shared/comments/comment.ts'
import { Id } from '#shared/fields.ts'
import { MayBeUnread, unreadIn } from '#shared/unread.ts'
import { comment } from '../../acts/comments/add-comment.ts'
import { moveComment } from '../../acts/comments/move-comment.ts'
import type { Deps } from '../../deps.ts'
import { readableComments } from '../../store/comments.ts'
import { loadIssue } from '../../store/load.ts'
import { pageOfList } from '../../store/pages.ts'
import { refuseMisfit } from '../errors.ts'
import { type ApiEnv, allow, answers, byPages, desk, jsonBody, NextPage, signedIn, withAhead } from '../route.ts'

const params = z.object({ issueId: Id })
const path = '/issues/{issueId}/comments'

const list = createRoute({
  method: 'get',
  path,
  ...allow(desk),
  request: { params, query: z.strictObject(byPages(500, 500)) },
  summary: '批注，按写下的先后，分页列出',
  responses: answers(z.object({ comments: z.array(Comment), ...NextPage, ...MayBeUnread })),
})
const add = createRoute({
  method: 'post',
  path,
  ...allow(desk),
  request: { params, ...jsonBody(CommentRequest) },
  summary: '在审核中的一稿上批注；编号由页面给出，同一编号只记一次',
  responses: answers(Comment),
})
const moves = createRoute({
  method: 'post',
  path: `${path}/{commentId}/moves`,
  ...allow(desk),
  request: { params: params.extend({ commentId: Id }), ...jsonBody(CommentMoveRequest) },
  summary: '回复批注，标为已解决，重新打开',
  responses: answers(Comment),
})

export const commentRoutes = (deps: Deps) =>
  new OpenAPIHono<ApiEnv>({ defaultHook: refuseMisfit })
    .openapi(list, async (c) => {
      const { id } = await loadIssue(c.var.table, c.req.valid('param').issueId)
      const found = await readableComments(c.var.table, id)
      const page = await pageOfList(found, { list: 'comments', ...c.req.valid('query'), keyOf: (one) => one.id })
      return c.json({ comments: page.rows, next: page.next, ...unreadIn(page.unread) }, 200)
    })
    .openapi(add, async (c) =>
      c.json(await comment(withAhead(c, deps), signedIn(c), c.req.valid('param').issueId, c.req.valid('json')), 200),
    )
    .openapi(moves, async (c) => {
      const { issueId, commentId } = c.req.valid('param')
      return c.json(await moveComment(withAhead(c, deps), signedIn(c), issueId, commentId, c.req.valid('json')), 200)
    })
