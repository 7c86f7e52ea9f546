/** Pictures of issues: handed in as they are, shown to the desk. */

import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { MOST_PICTURE_BYTES } from '#shared/content/picture-limits.ts'
import { Hash } from '#shared/fields.ts'
import { keepPicture, loadPicture } from '../../acts/issue/keep-picture.ts'
import type { Deps } from '../../deps.ts'
import { refuseMisfit } from '../errors.ts'
import { NO_PAGE } from '../hand-out.ts'
import { type ApiEnv, allow, answers, answersPicture, desk, pictureBody } from '../route.ts'

const upload = createRoute({
  method: 'post',
  path: '/pictures',
  ...allow(['editor']),
  request: pictureBody,
  summary: `上传图片（PNG 或 JPEG，不超过 ${MOST_PICTURE_BYTES / 1_000_000} MB）`,
  responses: answers(z.object({ sha256: Hash, width: z.number().int(), height: z.number().int() })),
})
const show = createRoute({
  method: 'get',
  path: '/pictures/{sha256}',
  ...allow(desk),
  request: { params: z.object({ sha256: Hash }) },
  summary: '图片',
  responses: answersPicture,
})

export const pictureRoutes = (deps: Pick<Deps, 'files'>) =>
  new OpenAPIHono<ApiEnv>({ defaultHook: refuseMisfit })
    .openapi(upload, async (c) => c.json(await keepPicture(deps, new Uint8Array(await c.req.arrayBuffer())), 200))
    .openapi(show, async (c) => {
      const { file, type } = await loadPicture(deps, c.req.valid('param').sha256)
      return c.body(file, 200, { 'content-type': type, ...NO_PAGE })
    })
