/** Each record as a file: all of it, or what is asked for of it, on the record of access like all that leaves the system. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { namesIn } from '#shared/audit-facts.ts'
import { isAskedFor, RecordFilter } from '#shared/audit-filter.ts'
import type { Publication } from '#shared/centre/publication.ts'
import { Id, Month } from '#shared/fields.ts'
import { TABLE_FORMATS } from '#shared/recipients/table-file.ts'
import { RECORD_NAMES } from '#shared/record-names.ts'
import type { Deps } from '../../deps.ts'
import { subjects } from '../../store/keys.ts'
import { loadIssueWhole, loadPublication, readablePublications } from '../../store/load.ts'
import { loadRecord } from '../../store/record.ts'
import { refuseMisfit } from '../errors.ts'
import { handOutExport } from '../hand-out.ts'
import { type ApiEnv, allow, answersTable, desk } from '../route.ts'

const query = RecordFilter.extend({ format: z.enum(TABLE_FORMATS) })
const ofOne = { params: z.object({ issueId: Id }), query }
const administrator = ['administrator'] as const

const route = <P extends string, R extends { query: typeof query }>(
  path: P,
  { who, request, of }: { who: typeof desk | typeof administrator; request: R; of: string },
) =>
  createRoute({
    method: 'get',
    path: `${path}/audit/export` as const,
    ...allow(who),
    request,
    summary: `导出${of}的记录（CSV 或 XLSX）`,
    responses: answersTable,
  })

const ofIssue = route('/issues/{issueId}', { who: desk, request: ofOne, of: '一期' })
const ofComments = route('/issues/{issueId}/comments', { who: desk, request: ofOne, of: '一期批注' })
const ofPublication = route('/publications/{publicationId}', {
  who: administrator,
  request: { params: z.object({ publicationId: Id }), query },
  of: '刊物和名单变更',
})
const ofPeople = route('/people', { who: administrator, request: { query }, of: '人员变更' })
const ofSuppressions = route('/suppressions', { who: administrator, request: { query }, of: '停发名单变更' })
const ofAccess = route('/access/{month}', {
  who: administrator,
  request: { params: z.object({ month: Month }), query },
  of: '登录和导出',
})

type Of = { subject: string; name: string; publications: readonly Publication[] }

export function recordFileRoutes(deps: Deps) {
  const { table } = deps
  const give = async (c: Context<ApiEnv>, { subject, name, publications }: Of, asked: z.infer<typeof query>) => {
    const { entries, brokenAt } = await loadRecord(deps, subject)
    const shown = entries.filter((entry) => isAskedFor(entry, asked))
    const { recordFile } = await import('#shared/record-file.ts')
    const file = recordFile(asked.format, { entries: shown, brokenAt, names: namesIn(publications) })
    return handOutExport(c, deps, { ...file, name: `${name}.${asked.format}` })
  }
  /** What no publication keeps may name the departments of any. */
  const ofAll = async (subject: string, name: string): Promise<Of> => {
    const { rows: publications } = await readablePublications(table)
    return { subject, name, publications }
  }
  const ofThisIssue = async (issueId: string, what: 'issue' | 'comments'): Promise<Of> => {
    const { issue, publication } = await loadIssueWhole(table, issueId)
    const name = RECORD_NAMES[what]({ issue, publication })
    return { subject: subjects[what](issue.id), name, publications: [publication] }
  }
  return new OpenAPIHono<ApiEnv>({ defaultHook: refuseMisfit })
    .openapi(ofIssue, async (c) =>
      give(c, await ofThisIssue(c.req.valid('param').issueId, 'issue'), c.req.valid('query')),
    )
    .openapi(ofComments, async (c) =>
      give(c, await ofThisIssue(c.req.valid('param').issueId, 'comments'), c.req.valid('query')),
    )
    .openapi(ofPublication, async (c) => {
      const publication = await loadPublication(table, c.req.valid('param').publicationId)
      const of = { subject: subjects.publication(publication.id), name: RECORD_NAMES.publication(publication) }
      return give(c, { ...of, publications: [publication] }, c.req.valid('query'))
    })
    .openapi(ofPeople, async (c) => give(c, await ofAll(subjects.people, RECORD_NAMES.people), c.req.valid('query')))
    .openapi(ofSuppressions, async (c) =>
      give(c, await ofAll(subjects.suppressions, RECORD_NAMES.suppressions), c.req.valid('query')),
    )
    .openapi(ofAccess, async (c) => {
      const { month } = c.req.valid('param')
      const of = await ofAll(subjects.access(month), RECORD_NAMES.access(month))
      return give(c, of, c.req.valid('query'))
    })
}
