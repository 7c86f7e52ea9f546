/** The tally (采用计分) of a span of months, and what each number of a department counts. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { Id, Month } from '#shared/fields.ts'
import type { Deps } from '../../deps.ts'
import { readTallies, readTallyOf, Tallies, TallyOfDepartment } from '../../views/tallies.ts'
import { refuseMisfit } from '../errors.ts'
import { type ApiEnv, allow, answers, byPages, signedIn } from '../route.ts'

const path = '/publications/{publicationId}/tallies'
const span = { from: Month, until: Month }

const all = createRoute({
  method: 'get',
  path,
  ...allow('signed-in'),
  request: { params: z.object({ publicationId: Id }), query: z.strictObject(span) },
  summary: '各单位一段时间的报送、采用和得分；信息员只看本单位',
  responses: answers(Tallies),
})
const one = createRoute({
  method: 'get',
  path: `${path}/{departmentId}`,
  ...allow('signed-in'),
  request: {
    params: z.object({ publicationId: Id, departmentId: Id }),
    query: z.strictObject({ ...span, ...byPages(100, 500) }),
  },
  summary: '一个单位的各项数字由哪些来稿和条目计得',
  responses: answers(TallyOfDepartment),
})

export const tallyRoutes = (deps: Deps) =>
  new OpenAPIHono<ApiEnv>({ defaultHook: refuseMisfit })
    .openapi(all, async (c) => {
      const { publicationId } = c.req.valid('param')
      return c.json(await readTallies(deps.table, signedIn(c), publicationId, c.req.valid('query')), 200)
    })
    .openapi(one, async (c) => {
      const { after, limit, ...months } = c.req.valid('query')
      const asked = { ...c.req.valid('param'), span: months, after, limit }
      return c.json(await readTallyOf(deps.table, signedIn(c), asked), 200)
    })
