/** The tally (采用计分) of a span of months, also as a spreadsheet, and what each number of a department counts. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { Id, Month } from '#shared/fields.ts'
import { spanInWords } from '#shared/tallies/tally-told.ts'
import type { Deps } from '../../deps.ts'
import { loadPublication } from '../../store/load.ts'
import { readTallies, readTallyOf, Tallies, TallyOfDepartment } from '../../views/tallies.ts'
import { refuseMisfit } from '../errors.ts'
import { handOutExport } from '../hand-out.ts'
import { type ApiEnv, allow, answers, answersTable, byPages, signedIn } from '../route.ts'

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
const file = createRoute({
  method: 'get',
  path: `${path}/export`,
  ...allow('signed-in'),
  request: { params: z.object({ publicationId: Id }), query: z.strictObject(span) },
  summary: '导出采用统计（XLSX）；信息员只有本单位',
  responses: answersTable,
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
    .openapi(file, async (c) => {
      const { publicationId } = c.req.valid('param')
      const months = c.req.valid('query')
      const tally = await readTallies(deps.table, signedIn(c), publicationId, months)
      const { name } = await loadPublication(deps.table, publicationId)
      const { tallyFile } = await import('#shared/tallies/tally-file.ts')
      return handOutExport(c, deps, {
        ...tallyFile(tally, months),
        name: `${name}采用统计（${spanInWords(months)}）.xlsx`,
      })
    })
    .openapi(one, async (c) => {
      const { after, limit, ...months } = c.req.valid('query')
      const asked = { ...c.req.valid('param'), span: months, after, limit }
      return c.json(await readTallyOf(deps.table, signedIn(c), asked), 200)
    })
