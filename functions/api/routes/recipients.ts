/** The recipients of a publication, one by one and as whole lists, and whom an issue would go to. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { FrozenRecipient, Recipient, RecipientSettings } from '#shared/centre/recipient.ts'
import { Id, KeptMailAddress, Version } from '#shared/fields.ts'
import { TABLE_FORMATS } from '#shared/recipients/table-file.ts'
import { RecipientImport } from '#shared/requests.ts'
import { importRecipients } from '../../acts/centre/import-recipients.ts'
import { removeRecipient, saveRecipient } from '../../acts/centre/recipients.ts'
import type { Deps } from '../../deps.ts'
import { loadIssue, loadPublication } from '../../store/load.ts'
import { listRecipients } from '../../store/recipients.ts'
import { RecipientList, recipientList } from '../../views/recipient-list.ts'
import { recipientsPage } from '../../views/recipients-page.ts'
import { refuseMisfit } from '../errors.ts'
import { handOutExport } from '../hand-out.ts'
import { type ApiEnv, allow, answers, answersTable, byPages, desk, jsonBody, NextPage, signedIn } from '../route.ts'

const params = z.object({ publicationId: Id })
const path = '/publications/{publicationId}/recipients'

const list = createRoute({
  method: 'get',
  path,
  ...allow(desk),
  request: { params, query: z.strictObject({ search: z.string().max(300).optional(), ...byPages(200, 1000) }) },
  summary: '报送和分发名单上的邮箱，按邮箱排列，分页列出；search 为邮箱、姓名或单位的一部分',
  responses: answers(RecipientList),
})
const save = createRoute({
  method: 'put',
  path,
  ...allow(['administrator']),
  request: { params, ...jsonBody(z.strictObject({ version: Version.nullable(), recipient: RecipientSettings })) },
  summary: '新增（version 为 null）或修改收件人',
  responses: answers(Recipient),
})
const remove = createRoute({
  method: 'post',
  path: `${path}/removals`,
  ...allow(['administrator']),
  request: { params, ...jsonBody(z.strictObject({ version: Version, address: KeptMailAddress })) },
  summary: '移除收件人',
  responses: answers(z.object({})),
})
const bring = createRoute({
  method: 'post',
  path: `${path}/imports`,
  ...allow(['administrator']),
  request: { params, ...jsonBody(RecipientImport) },
  summary: '导入名单：写入和移除核对过的各行，并写明核对时的版本',
  responses: answers(
    z.object({
      added: z.number(),
      changed: z.number(),
      removed: z.number(),
      source: RecipientImport.shape.source.describe('来源文件，及其中未导入的行数、未读入的处数，照请求所述'),
    }),
  ),
})
const take = createRoute({
  method: 'get',
  path: `${path}/export`,
  ...allow(desk),
  request: { params, query: z.object({ format: z.enum(TABLE_FORMATS).default('csv') }) },
  summary: '导出名单（可再导入）',
  responses: answersTable,
})
const ofIssue = createRoute({
  method: 'get',
  path: '/issues/{issueId}/recipients',
  ...allow(desk),
  request: {
    params: z.object({ issueId: Id }),
    query: z.object(byPages(200, 1000)),
  },
  summary: '若现在签发，将发给谁（签发须写明其哈希），和名单的一页',
  responses: answers(
    z.object({
      hash: z.string(),
      count: z.number(),
      reporting: z.number(),
      distribution: z.number(),
      both: z.number(),
      suppressed: z.number().describe('其中在停发名单上的邮箱数，签发后不会发送'),
      list: z.array(FrozenRecipient.extend({ suppressed: z.boolean() })),
      ...NextPage,
    }),
  ),
})

export const recipientRoutes = (deps: Deps) =>
  new OpenAPIHono<ApiEnv>({ defaultHook: refuseMisfit })
    .openapi(list, async (c) => {
      const { id } = await loadPublication(deps.table, c.req.valid('param').publicationId)
      return c.json(await recipientList(deps.table, id, c.req.valid('query')), 200)
    })
    .openapi(save, async (c) => {
      const { version, recipient } = c.req.valid('json')
      return c.json(await saveRecipient(deps, signedIn(c), c.req.valid('param').publicationId, version, recipient), 200)
    })
    .openapi(remove, async (c) => {
      const { version, address } = c.req.valid('json')
      await removeRecipient(deps, signedIn(c), c.req.valid('param').publicationId, version, address)
      return c.json({}, 200)
    })
    .openapi(bring, async (c) =>
      c.json(await importRecipients(deps, signedIn(c), c.req.valid('param').publicationId, c.req.valid('json')), 200),
    )
    .openapi(take, async (c) => {
      const { id, name } = await loadPublication(deps.table, c.req.valid('param').publicationId)
      const { format } = c.req.valid('query')
      const recipients = await listRecipients(deps.table, id)
      const { recipientsFile } = await import('#shared/recipients/recipients-file.ts')
      const file = recipientsFile(format, recipients)
      return handOutExport(c, deps, { ...file, name: `${name}名单.${format}` }, { mailboxes: recipients.length })
    })
    .openapi(ofIssue, async (c) => {
      const issue = await loadIssue(deps.table, c.req.valid('param').issueId)
      return c.json(await recipientsPage(deps, issue, c.req.valid('query')), 200)
    })
