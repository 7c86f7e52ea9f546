/** Showing what was sent: the proof of an issue's distribution, and whether a file is an issued one. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { Hash, Id } from '#shared/fields.ts'
import { Issued } from '#shared/issue/issued.ts'
import type { Deps } from '../../deps.ts'
import { findIssued } from '../../store/issued.ts'
import { refuseMisfit } from '../errors.ts'
import { handOutExport } from '../hand-out.ts'
import { type ApiEnv, allow, answers, answersZip, desk } from '../route.ts'

const proof = createRoute({
  method: 'get',
  path: '/issues/{issueId}/proof',
  ...allow(desk),
  request: { params: z.object({ issueId: Id }) },
  summary: '分发证明（.zip，可用 cx verify 离线核验）',
  responses: answersZip,
})
const issued = createRoute({
  method: 'get',
  path: '/issued/{sha256}',
  ...allow(desk),
  request: { params: z.object({ sha256: Hash }) },
  summary: '这个哈希的 PDF 是哪一期、由谁签发；不是签发的文件则为空',
  responses: answers(z.object({ issued: z.array(Issued) })),
})

export const proofRoutes = (deps: Deps) =>
  new OpenAPIHono<ApiEnv>({ defaultHook: refuseMisfit })
    .openapi(proof, async (c) => {
      const { proveIssue } = await import('../../views/prove-issue.ts')
      const { zip, name } = await proveIssue(deps, c.req.valid('param').issueId)
      return handOutExport(c, deps, { bytes: zip, type: 'application/zip', name })
    })
    .openapi(issued, async (c) => c.json({ issued: await findIssued(deps.table, c.req.valid('param').sha256) }, 200))
