/** The saves of an issue's content: listed, each shown whole, and any of them restored. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { Id } from '#shared/fields.ts'
import { Issue } from '#shared/issue/issue.ts'
import { ListedSave, WholeSave } from '#shared/issue/kept-save.ts'
import { RestoreRequest } from '#shared/requests.ts'
import { MayBeUnread, unreadIn } from '#shared/unread.ts'
import { restoreSave } from '../../acts/issue/restore-save.ts'
import type { Deps } from '../../deps.ts'
import { pageOfSaves, savedAt } from '../../store/kept-saves.ts'
import { loadIssue } from '../../store/load.ts'
import { refuseMisfit } from '../errors.ts'
import { type ApiEnv, allow, answers, byPages, jsonBody, NextPage, signedIn } from '../route.ts'

const params = z.object({ issueId: Id })
const ofSave = params.extend({ saved: z.coerce.number().int().positive().max(99_999_999) })
const editor = ['editor'] as const
const path = '/issues/{issueId}/saves'

const list = createRoute({
  method: 'get',
  path,
  ...allow(editor),
  request: { params, query: z.strictObject(byPages(100, 200)) },
  summary: '历次保存，新的在前，不含内容，分页列出',
  responses: answers(z.object({ saves: z.array(ListedSave), ...NextPage, ...MayBeUnread })),
})
const show = createRoute({
  method: 'get',
  path: `${path}/{saved}`,
  ...allow(editor),
  request: { params: ofSave },
  summary: '某一版本时保存的内容',
  responses: answers(WholeSave),
})
const restore = createRoute({
  method: 'post',
  path: `${path}/{saved}/restorations`,
  ...allow(editor),
  request: { params: ofSave, ...jsonBody(RestoreRequest) },
  summary: '恢复为某一版本的内容，作为一次新的保存',
  responses: answers(Issue),
})

export const issueSaveRoutes = (deps: Deps) =>
  new OpenAPIHono<ApiEnv>({ defaultHook: refuseMisfit })
    .openapi(list, async (c) => {
      const { id } = await loadIssue(deps.table, c.req.valid('param').issueId)
      const { rows, next, unread } = await pageOfSaves(deps.table, id, c.req.valid('query'))
      return c.json({ saves: rows, next, ...unreadIn(unread) }, 200)
    })
    .openapi(show, async (c) => {
      const { issueId, saved } = c.req.valid('param')
      return c.json(await savedAt(deps.table, issueId, saved), 200)
    })
    .openapi(restore, async (c) =>
      c.json(await restoreSave(deps, signedIn(c), { ...c.req.valid('param'), ...c.req.valid('json') }), 200),
    )
