/** Publications and their settings, and the fonts that these may name. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { Publication, PublicationSettings } from '#shared/centre/publication.ts'
import { Id, Version } from '#shared/fields.ts'
import { Despite } from '#shared/requests.ts'
import { MayBeUnread, unreadIn } from '#shared/unread.ts'
import { editPublication } from '../../acts/centre/publication.ts'
import type { Deps } from '../../deps.ts'
import { listOwnFonts, OwnFont } from '../../print/own-font-list.ts'
import { readablePublications } from '../../store/load.ts'
import { refuseMisfit } from '../errors.ts'
import { type ApiEnv, allow, answers, jsonBody, signedIn } from '../route.ts'

const list = createRoute({
  method: 'get',
  path: '/publications',
  ...allow('signed-in'),
  summary: '刊物及其设置',
  responses: answers(z.object({ publications: z.array(Publication), ...MayBeUnread })),
})
const edit = createRoute({
  method: 'put',
  path: '/publications/{publicationId}',
  ...allow(['administrator']),
  request: {
    params: z.object({ publicationId: Id }),
    ...jsonBody(z.strictObject({ version: Version, settings: PublicationSettings, despite: Despite })),
  },
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

export const publicationRoutes = (deps: Deps) =>
  new OpenAPIHono<ApiEnv>({ defaultHook: refuseMisfit })
    .openapi(list, async (c) => {
      const { rows, unread } = await readablePublications(deps.table)
      return c.json({ publications: rows, ...unreadIn(unread) }, 200)
    })
    .openapi(edit, async (c) =>
      c.json(await editPublication(deps, signedIn(c), c.req.valid('param').publicationId, c.req.valid('json')), 200),
    )
    .openapi(fonts, async (c) => c.json({ fonts: await listOwnFonts() }, 200))
