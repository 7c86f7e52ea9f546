/** Publications: their settings, recipients and record. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { Id, Mailbox, Version } from '#shared/fields.ts'
import { Publication, PublicationSettings } from '#shared/publication.ts'
import { Recipient, RecipientSettings } from '#shared/recipient.ts'
import { editPublication, removeRecipient, saveRecipient } from '../../acts/settings.ts'
import type { Deps } from '../../deps.ts'
import { listOwnFonts, OwnFont } from '../../print/own-font-list.ts'
import { listPublications, listRecipients, loadPublication } from '../../store/load.ts'
import { refuseMisfit } from '../errors.ts'
import { type ApiEnv, allow, answers, jsonBody, signedIn } from '../route.ts'

const params = z.object({ publicationId: Id })
const path = '/publications/{publicationId}'

const list = createRoute({
  method: 'get',
  path: '/publications',
  ...allow('signed-in'),
  summary: '刊物及其设置',
  responses: answers(z.object({ publications: z.array(Publication) })),
})
const edit = createRoute({
  method: 'put',
  path,
  ...allow(['administrator']),
  request: { params, ...jsonBody(z.strictObject({ version: Version, settings: PublicationSettings })) },
  summary: '修改刊物设置',
  responses: answers(Publication),
})
const fonts = createRoute({
  method: 'get',
  path: '/fonts',
  ...allow(['administrator']),
  summary: '自备字体文件夹中的字体；没有设置文件夹时为 null',
  responses: answers(z.object({ fonts: z.array(OwnFont).nullable() })),
})
const recipients = createRoute({
  method: 'get',
  path: `${path}/recipients`,
  ...allow(['administrator', 'editor', 'leader']),
  request: { params },
  summary: '报送和分发名单上的邮箱',
  responses: answers(z.object({ recipients: z.array(Recipient) })),
})
const save = createRoute({
  method: 'put',
  path: `${path}/recipients`,
  ...allow(['administrator']),
  request: { params, ...jsonBody(z.strictObject({ version: Version.nullable(), recipient: RecipientSettings })) },
  summary: '新增（version 为 null）或修改收件人',
  responses: answers(Recipient),
})
const remove = createRoute({
  method: 'post',
  path: `${path}/recipients/removals`,
  ...allow(['administrator']),
  request: { params, ...jsonBody(z.strictObject({ version: Version, address: Mailbox })) },
  summary: '移除收件人',
  responses: answers(z.object({})),
})

export const publicationRoutes = (deps: Deps) =>
  new OpenAPIHono<ApiEnv>({ defaultHook: refuseMisfit })
    .openapi(list, async (c) => c.json({ publications: await listPublications(deps.table) }, 200))
    .openapi(edit, async (c) => {
      const { version, settings } = c.req.valid('json')
      return c.json(
        await editPublication(deps, signedIn(c), c.req.valid('param').publicationId, version, settings),
        200,
      )
    })
    .openapi(fonts, async (c) => c.json({ fonts: await listOwnFonts() }, 200))
    .openapi(recipients, async (c) => {
      const { id } = await loadPublication(deps.table, c.req.valid('param').publicationId)
      return c.json({ recipients: await listRecipients(deps.table, id) }, 200)
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
