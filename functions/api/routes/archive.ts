/** The archive: searching all published issues, their figures over the months, what was printed before one, and having the index made anew. */

import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { LONGEST_QUERY } from '#shared/archive/longest-query.ts'
import { Id, Month } from '#shared/fields.ts'
import { askForArchive } from '../../acts/centre/rebuild-archive.ts'
import type { Deps } from '../../deps.ts'
import { loadIssue, loadPublication } from '../../store/load.ts'
import { FigureMonths, readFigureMonths } from '../../views/figure-months.ts'
import { PrintedBefore, printedBefore } from '../../views/printed-before.ts'
import { ArchiveFound, searchArchive } from '../../views/search-archive.ts'
import { refuseMisfit } from '../errors.ts'
import { type ApiEnv, allow, answers, byPages, desk, signedIn } from '../route.ts'

const params = z.object({ publicationId: Id })
const path = '/publications/{publicationId}/archive'

const search = createRoute({
  method: 'get',
  path,
  ...allow(desk),
  request: {
    params,
    query: z.strictObject({
      ...byPages(20, 50),
      q: z.string().max(LONGEST_QUERY).default('').describe('查找的词，多个以空格分开；留空为全部'),
      department: z.string().max(100).optional().describe('涉及单位的名称'),
      from: Month.optional().describe('此月以来印发的'),
      until: Month.optional().describe('至此月印发的'),
    }),
  },
  summary: '检索已签发和补录的各期，按相关程度分页列出段落',
  responses: answers(ArchiveFound),
})
const figures = createRoute({
  method: 'get',
  path: '/publications/{publicationId}/figure-months',
  ...allow(desk),
  request: { params, query: z.strictObject({ from: Month, until: Month }) },
  summary: '一段时间各月印出的指标，和印出它的一期',
  responses: answers(FigureMonths),
})
const rebuild = createRoute({
  method: 'post',
  path: `${path}/rebuilds`,
  ...allow(['editor', 'administrator']),
  request: { params },
  summary: '由各期重建检索索引',
  responses: answers(z.object({})),
})
const before = createRoute({
  method: 'get',
  path: '/issues/{issueId}/printed-before',
  ...allow(['editor']),
  request: { params: z.object({ issueId: Id }) },
  summary: '本期以前两年印发的条目，供来稿查重比对',
  responses: answers(PrintedBefore),
})

export const archiveRoutes = (deps: Deps) =>
  new OpenAPIHono<ApiEnv>({ defaultHook: refuseMisfit })
    .openapi(search, async (c) => {
      const { id } = await loadPublication(deps.table, c.req.valid('param').publicationId)
      const { q, ...asked } = c.req.valid('query')
      return c.json(await searchArchive(deps, id, { ...asked, typed: q }), 200)
    })
    .openapi(figures, async (c) => {
      const { publicationId } = c.req.valid('param')
      return c.json(await readFigureMonths(deps.table, publicationId, c.req.valid('query')), 200)
    })
    .openapi(before, async (c) =>
      c.json(await printedBefore(deps, await loadIssue(c.var.table, c.req.valid('param').issueId)), 200),
    )
    .openapi(rebuild, async (c) => {
      await askForArchive(deps, signedIn(c), c.req.valid('param').publicationId)
      return c.json({}, 200)
    })
