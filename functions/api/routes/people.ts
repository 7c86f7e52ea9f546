/** People: who may sign in, and as what. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { Person, PersonSettings } from '#shared/centre/person.ts'
import { SubstituteRequest } from '#shared/centre/substitution.ts'
import { Id, Version } from '#shared/fields.ts'
import { Despite } from '#shared/requests.ts'
import { MayBeUnread, unreadIn } from '#shared/unread.ts'
import { editPerson, registerPerson } from '../../acts/centre/people.ts'
import { nameSubstitute } from '../../acts/centre/substitute.ts'
import type { Deps } from '../../deps.ts'
import { pageOfList } from '../../store/pages.ts'
import { readablePeople } from '../../store/people.ts'
import { refuseMisfit } from '../errors.ts'
import { type ApiEnv, allow, answers, byPages, desk, jsonBody, NextPage, signedIn } from '../route.ts'

const list = createRoute({
  method: 'get',
  path: '/people',
  ...allow(desk),
  request: { query: z.strictObject(byPages(1000, 1000)) },
  summary: '全部人员，按邮箱排列，分页列出',
  responses: answers(z.object({ people: z.array(Person), ...NextPage, ...MayBeUnread })),
})
const add = createRoute({
  method: 'post',
  path: '/people',
  ...allow(['administrator']),
  request: jsonBody(PersonSettings),
  summary: '新增人员',
  responses: answers(Person),
})
const edit = createRoute({
  method: 'put',
  path: '/people/{personId}',
  ...allow(['administrator']),
  request: {
    params: z.object({ personId: Id }),
    ...jsonBody(z.strictObject({ version: Version, person: PersonSettings, handTo: Id.optional(), despite: Despite })),
  },
  summary: '修改人员',
  responses: answers(Person),
})

const substitute = createRoute({
  method: 'put',
  path: '/people/{personId}/substitute',
  ...allow(['leader', 'administrator']),
  request: {
    params: z.object({ personId: Id }),
    ...jsonBody(SubstituteRequest.extend({ despite: Despite })),
  },
  summary: '指定或取消代理：本人指定自己的，管理员指定任何一位的',
  responses: answers(Person),
})

export const peopleRoutes = (deps: Deps) =>
  new OpenAPIHono<ApiEnv>({ defaultHook: refuseMisfit })
    .openapi(list, async (c) => {
      const found = await readablePeople(deps.table)
      const page = await pageOfList(found, { list: 'people', ...c.req.valid('query'), keyOf: ({ id }) => id })
      return c.json({ people: page.rows, next: page.next, ...unreadIn(page.unread) }, 200)
    })
    .openapi(add, async (c) => c.json(await registerPerson(deps, signedIn(c), c.req.valid('json')), 200))
    .openapi(edit, async (c) =>
      c.json(await editPerson(deps, signedIn(c), c.req.valid('param').personId, c.req.valid('json')), 200),
    )
    .openapi(substitute, async (c) =>
      c.json(await nameSubstitute(deps, signedIn(c), c.req.valid('param').personId, c.req.valid('json')), 200),
    )
