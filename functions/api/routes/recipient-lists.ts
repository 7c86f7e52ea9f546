/** Whole lists of recipients: a confirmed import, and the list as CSV. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { Id } from '#shared/fields.ts'
import { recipientsCsv } from '#shared/recipients/to-csv.ts'
import { RecipientImport } from '#shared/requests.ts'
import { importRecipients } from '../../acts/import-recipients.ts'
import type { Deps } from '../../deps.ts'
import { listRecipients, loadPublication } from '../../store/load.ts'
import { refuseMisfit } from '../errors.ts'
import { handOut } from '../hand-out.ts'
import { type ApiEnv, allow, answers, answersCsv, jsonBody, signedIn } from '../route.ts'

const params = z.object({ publicationId: Id })
const path = '/publications/{publicationId}/recipients'

const bring = createRoute({
  method: 'post',
  path: `${path}/imports`,
  ...allow(['administrator']),
  request: { params, ...jsonBody(RecipientImport) },
  summary: '导入名单：写入和移除核对过的各行，并写明核对时的版本',
  responses: answers(z.object({ added: z.number(), changed: z.number(), removed: z.number() })),
})
const take = createRoute({
  method: 'get',
  path: `${path}/export`,
  ...allow(['administrator', 'editor', 'leader']),
  request: { params },
  summary: '导出名单（CSV，可再导入）',
  responses: answersCsv,
})

export const recipientListRoutes = (deps: Deps) =>
  new OpenAPIHono<ApiEnv>({ defaultHook: refuseMisfit })
    .openapi(bring, async (c) =>
      c.json(await importRecipients(deps, signedIn(c), c.req.valid('param').publicationId, c.req.valid('json')), 200),
    )
    .openapi(take, async (c) => {
      const { id, name } = await loadPublication(deps.table, c.req.valid('param').publicationId)
      const bytes = new TextEncoder().encode(recipientsCsv(await listRecipients(deps.table, id)))
      return handOut(c, deps.files, { bytes, type: 'text/csv; charset=utf-8', name: `${name}名单.csv` })
    })
