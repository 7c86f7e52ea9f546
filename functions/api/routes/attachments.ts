/** Attachments of submissions: handed in by parts, taken off again, and given out to those who may read the submission. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { Hash, Id } from '#shared/fields.ts'
import { AttachRequest, DetachRequest } from '#shared/requests.ts'
import { ATTACHMENT_TYPES, PART_BYTES } from '#shared/submission/attachment-limits.ts'
import { Submission } from '#shared/submission/submission.ts'
import { attach, detach, keepPart, loadAttachment } from '../../acts/submission/attach.ts'
import type { Deps } from '../../deps.ts'
import { refuseMisfit } from '../errors.ts'
import { handOut, NO_PAGE } from '../hand-out.ts'
import { type ApiEnv, allow, answers, answersAttachment, jsonBody, partBody, signedIn, withAhead } from '../route.ts'

const ofSubmission = z.object({ issueId: Id, submissionId: Id })
const ofAttachment = ofSubmission.extend({ sha256: Hash })
const contributor = ['contributor'] as const
const path = '/issues/{issueId}/submissions/{submissionId}/attachments'

const part = createRoute({
  method: 'post',
  path: `${path}/parts`,
  ...allow(contributor),
  request: { params: ofSubmission, ...partBody },
  summary: `上传附件的一段（不超过 ${PART_BYTES / 1_000_000} MB），保留一天`,
  responses: answers(z.object({ sha256: Hash })),
})
const add = createRoute({
  method: 'post',
  path,
  ...allow(contributor),
  request: { params: ofSubmission, ...jsonBody(AttachRequest) },
  summary: '把上传的各段合成附件，检查后加入来稿',
  responses: answers(Submission),
})
const remove = createRoute({
  method: 'post',
  path: `${path}/removals`,
  ...allow(contributor),
  request: { params: ofSubmission, ...jsonBody(DetachRequest) },
  summary: '删去附件',
  responses: answers(Submission),
})
const show = createRoute({
  method: 'get',
  path: `${path}/{sha256}`,
  ...allow(['contributor', 'editor']),
  request: { params: ofAttachment },
  summary: '附件',
  responses: answersAttachment,
})

const place = ({ issueId, submissionId }: z.infer<typeof ofSubmission>) => ({ issueId, id: submissionId })

export const attachmentRoutes = (deps: Deps) =>
  new OpenAPIHono<ApiEnv>({ defaultHook: refuseMisfit })
    .openapi(part, async (c) => {
      const bytes = new Uint8Array(await c.req.arrayBuffer())
      return c.json(await keepPart(withAhead(c, deps), signedIn(c), place(c.req.valid('param')), bytes), 200)
    })
    .openapi(add, async (c) => {
      const at = place(c.req.valid('param'))
      return c.json(await attach(withAhead(c, deps), signedIn(c), at, c.req.valid('json')), 200)
    })
    .openapi(remove, async (c) => {
      const at = place(c.req.valid('param'))
      return c.json(await detach(withAhead(c, deps), signedIn(c), at, c.req.valid('json').sha256), 200)
    })
    .openapi(show, async (c) => {
      const { sha256, ...of } = c.req.valid('param')
      const { file, name, type } = await loadAttachment(withAhead(c, deps), signedIn(c), place(of), sha256)
      return handOut(c, deps.files, { bytes: file, type: ATTACHMENT_TYPES[type].media, name }, NO_PAGE)
    })
