/** The distribution of an issue: how it stands, its ledger by pages or as a file, and what people decide about it. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { Delivery, DeliveryState, Distribution } from '#shared/distribution/delivery.ts'
import { NEEDS_A_PERSON } from '#shared/distribution/delivery-labels.ts'
import { MailPause } from '#shared/distribution/mail-pause.ts'
import { Id } from '#shared/fields.ts'
import { issueLabel } from '#shared/issue/issue-label.ts'
import { TABLE_FORMATS } from '#shared/recipients/table-file.ts'
import { DistributionMoveRequest, SettleRequest } from '#shared/requests.ts'
import { MayBeUnread, unreadIn } from '#shared/unread.ts'
import { moveDistribution } from '../../acts/distribution/move-distribution.ts'
import { settleDeliveries } from '../../acts/distribution/settle-deliveries.ts'
import type { Deps } from '../../deps.ts'
import { distributionNow, loadDistribution } from '../../store/deliveries.ts'
import { pageOfLedger } from '../../store/ledger-page.ts'
import { loadIssue, loadIssueWhole } from '../../store/load.ts'
import { getMailPause } from '../../store/mail-pause.ts'
import { refuseMisfit } from '../errors.ts'
import { handOutExport } from '../hand-out.ts'
import { type ApiEnv, allow, answers, answersTable, byPages, desk, jsonBody, NextPage, signedIn } from '../route.ts'

const params = z.object({ issueId: Id })
const path = '/issues/{issueId}'

const look = createRoute({
  method: 'get',
  path: `${path}/deliveries`,
  ...allow(desk),
  request: {
    params,
    query: z.object({
      /** `open`: those that need a person. */
      state: z.enum([...DeliveryState.options, 'open']).optional(),
      search: z.string().max(100).optional(),
      after: byPages(100, 1000).after,
      /** 0: only how it stands. */
      limit: z.coerce.number().int().min(0).max(1000).default(100),
    }),
  },
  summary: '分发进度，和分发记录的一页',
  responses: answers(
    z.object({
      distribution: Distribution.nullable(),
      counts: z.record(DeliveryState, z.number()),
      /** The earliest of those that wait to be tried; null when none does. */
      nextTry: z.string().nullable(),
      /** All mail is paused, this distribution with it. */
      pause: MailPause.nullable(),
      deliveries: z.array(Delivery),
      ...NextPage,
      ...MayBeUnread,
    }),
  ),
})
const take = createRoute({
  method: 'get',
  path: `${path}/deliveries/export`,
  ...allow(desk),
  request: { params, query: z.object({ format: z.enum(TABLE_FORMATS) }) },
  summary: '导出分发记录（CSV 或 XLSX）',
  responses: answersTable,
})
const settle = createRoute({
  method: 'post',
  path: `${path}/deliveries/settlements`,
  ...allow(['editor']),
  request: { params, ...jsonBody(SettleRequest) },
  summary: '人工核定一条或多条分发记录，或再发一次：全部核定，或一条也不核定',
  responses: answers(z.object({ deliveries: z.array(Delivery) })),
})
const move = createRoute({
  method: 'post',
  path: `${path}/distribution/moves`,
  ...allow(desk),
  request: { params, ...jsonBody(DistributionMoveRequest) },
  summary: '定时发送的改期、取消、确认；全部重发；补发；核查后继续；确认后继续发送',
  responses: answers(Distribution),
})

export const deliveryRoutes = (deps: Deps) =>
  new OpenAPIHono<ApiEnv>({ defaultHook: refuseMisfit })
    .openapi(look, async (c) => {
      const { id } = await loadIssue(deps.table, c.req.valid('param').issueId)
      const { state, ...query } = c.req.valid('query')
      const [standing, pause, page] = await Promise.all([
        distributionNow(deps.table, id),
        getMailPause(deps.table),
        pageOfLedger(deps.table, id, { ...query, states: statesOf(state) }),
      ])
      const { unread, ...shown } = page
      return c.json({ ...standing, pause, ...shown, ...unreadIn(unread) }, 200)
    })
    .openapi(take, async (c) => {
      const { format } = c.req.valid('query')
      const { issue, publication } = await loadIssueWhole(deps.table, c.req.valid('param').issueId)
      const { deliveries } = await loadDistribution(deps.table, issue.id)
      const name = `${publication.name}${issueLabel(issue)}分发记录.${format}`
      const { ledgerFile } = await import('#shared/distribution/ledger-file.ts')
      return handOutExport(c, deps, { ...ledgerFile(format, deliveries), name }, { mailboxes: deliveries.length })
    })
    .openapi(settle, async (c) => {
      const { issueId } = c.req.valid('param')
      return c.json({ deliveries: await settleDeliveries(deps, signedIn(c), issueId, c.req.valid('json')) }, 200)
    })
    .openapi(move, async (c) =>
      c.json(await moveDistribution(deps, signedIn(c), c.req.valid('param').issueId, c.req.valid('json')), 200),
    )

const statesOf = (asked: DeliveryState | 'open' | undefined): readonly DeliveryState[] | undefined =>
  asked === undefined ? undefined : asked === 'open' ? NEEDS_A_PERSON : [asked]
