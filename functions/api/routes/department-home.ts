/** A department's front page beside its calls: its own tally, and each issue that it was called for, once it is published. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { dayOf } from '#shared/calendar.ts'
import { Id } from '#shared/fields.ts'
import { Refusal } from '#shared/refusals.ts'
import type { Deps } from '../../deps.ts'
import { loadIssueWhole, loadRevision } from '../../store/load.ts'
import { loadCall } from '../../views/calls.ts'
import { OwnTally, ownTally } from '../../views/own-tally.ts'
import { refuseMisfit } from '../errors.ts'
import { handOutPdf } from '../hand-out-pdf.ts'
import { type ApiEnv, allow, answers, answersPdf, signedIn } from '../route.ts'

const contributor = ['contributor'] as const

const tally = createRoute({
  method: 'get',
  path: '/own-tally',
  ...allow(contributor),
  summary: '本单位今年的报送和采用，与采用统计同数',
  responses: answers(OwnTally),
})
const pdf = createRoute({
  method: 'get',
  path: '/calls/{issueId}/pdf',
  ...allow(contributor),
  request: { params: z.object({ issueId: Id }) },
  summary: '向本单位约稿的一期，签发后的 PDF',
  responses: answersPdf,
})

export const departmentHomeRoutes = (deps: Deps) =>
  new OpenAPIHono<ApiEnv>({ defaultHook: refuseMisfit })
    .openapi(tally, async (c) => {
      const person = signedIn(c)
      if (person.departmentId === null) throw new Refusal('not-found')
      return c.json(await ownTally(deps.table, person, dayOf(deps.clock()).slice(0, 4)), 200)
    })
    .openapi(pdf, async (c) => {
      const { issueId } = c.req.valid('param')
      const { call } = await loadCall(deps, signedIn(c), issueId)
      const { issue, publication } = await loadIssueWhole(deps.table, issueId)
      const revision = issue.review?.revision
      if (!call.called || issue.state !== 'published' || revision === undefined) throw new Refusal('not-found')
      return handOutPdf(c, deps, { issue, publication, frozen: await loadRevision(deps.table, issueId, revision) })
    })
