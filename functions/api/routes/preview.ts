/** The page as it will print, of content that need not be saved; on AWS a function of its own, with the browser. */
import { createRoute, OpenAPIHono } from '@hono/zod-openapi'
import { Content } from '#shared/content.ts'
import type { ApiDeps } from '../../deps.ts'
import { refuseMisfit } from '../errors.ts'
import { type ApiEnv, allow, answersPdf, jsonBody } from '../route.ts'

const preview = createRoute({
  method: 'post',
  path: '/preview',
  ...allow(['contributor', 'editor']),
  request: jsonBody(Content),
  summary: '排印预览',
  responses: answersPdf,
})

export const previewRoutes = (deps: Pick<ApiDeps, 'print'>) =>
  new OpenAPIHono<ApiEnv>({ defaultHook: refuseMisfit }).openapi(preview, async (c) => {
    const { pdf, pages } = await deps.print(c.req.valid('json'))
    return c.body(pdf, 200, {
      'content-type': 'application/pdf',
      'x-pages': String(pages),
      'cache-control': 'no-store',
    })
  })
