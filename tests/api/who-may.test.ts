/** The table of who may call what: every other caller is refused at the door, and nothing changes. */
import { beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { Role } from '#shared/centre/person.ts'
import type { Issue } from '#shared/issue/issue.ts'
import type { Submission } from '#shared/submission/submission.ts'
import type { Caller } from '../support/caller.ts'
import { aCalledIssue, aSubmission, ok } from '../support/issue-steps.ts'
import { usingCentre } from '../support/using-centre.ts'
import { WHO_MAY } from './who-may-table.ts'

const Description = z.object({
  paths: z.record(z.string(), z.record(z.string(), z.object({ 'x-who-may': z.unknown() }))),
})

const {
  centre,
  editor,
  office: leader,
  science,
  police,
  administrator,
} = await usingCentre({ people: ['editor', 'office', 'science', 'police', 'administrator'] })
const callers: Record<Role, Caller> = { contributor: science, editor, leader, administrator }
let issue: Issue
let submission: Submission
beforeAll(async () => {
  issue = await aCalledIssue(centre, editor)
  submission = await aSubmission(science, issue, '一月，窗口办了培训。', ['kjt'])
})

const called = (path: string): string =>
  path
    .replace('{publicationId}', 'briefing')
    .replace('{departmentId}', 'kjt')
    .replace('{issueId}', issue.id)
    .replace('{submissionId}', submission.id)
    .replace('{commentId}', 'a-comment')
    .replace('{personId}', 'wu-xiaolan')
    .replace('{revision}', '1')
    .replace('{sha256}', 'a'.repeat(64))
    .replace('{sessionId}', 'a'.repeat(64))
    .replace('{month}', '2026-02')

const call = (caller: Caller, route: string) => {
  const [method = '', path = ''] = route.split(' ')
  const body = method === 'GET' ? {} : { body: '{}', headers: { 'content-type': 'application/json' } }
  return caller.raw(called(path), { method, ...body })
}

test('the routes there are, and who may call each, are the ones written here', async () => {
  const { paths } = Description.parse(ok(await centre.stranger.get('/api/openapi.json')))
  const described = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, route]) => [`${method.toUpperCase()} ${path}`, route['x-who-may']]),
  )
  expect(Object.fromEntries(described)).toEqual(WHO_MAY)
})

test('no route of the app is missing from its description', () => {
  const routes = centre.app.routes.filter(({ method, path }) => method !== 'ALL' && path !== '/api/openapi.json')
  const declared = routes.map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`)
  expect([...new Set(declared)].sort()).toEqual(Object.keys(WHO_MAY).sort())
})

/** The refusal itself is written down (tests/api/centre/access.test.ts). */
const rowsButAccess = async () =>
  Object.entries(await centre.rows({ all: true })).filter(([key]) => !/^(ACCESS#|SIGN-IN#\S+ REFUSALS)/.test(key))

describe('everyone else is refused, and nothing changes', () => {
  test.each(Object.entries(WHO_MAY))('%s', async (route, who) => {
    const before = await rowsButAccess()
    if (who !== 'anyone') {
      const { status, body } = await call(centre.stranger, route)
      expect([status, body.code]).toEqual([401, 'not-signed-in'])
    }
    // Object.entries loses the key type; the callers are one for each role
    for (const [role, caller] of Object.entries(callers) as [Role, Caller][]) {
      if (who === 'anyone' || who === 'signed-in' || who.includes(role)) continue
      const { status, body } = await call(caller, route)
      expect([role, status, body.code]).toEqual([role, 403, 'not-allowed'])
      expect(body.message).toMatch(/[\u4e00-\u9fff]/)
    }
    expect(await rowsButAccess()).toEqual(before)
  })

  test.each(Object.entries(WHO_MAY))('%s: those who may come past the door', async (route, who) => {
    const before = await rowsButAccess()
    for (const [role, caller] of Object.entries(callers) as [Role, Caller][]) {
      if (route.startsWith('POST /api/sign-out') || !(typeof who === 'string' || who.includes(role))) continue
      const { status, body } = await call(caller, route)
      expect(['not-signed-in', 'not-allowed'], `${role} ${JSON.stringify(body)}`).not.toContain(body.code)
      expect(status).toBeLessThan(500)
    }
    if (route.startsWith('GET ')) expect(await rowsButAccess(), 'looking changes nothing').toEqual(before)
  })

  test('a forged session is none', async () => {
    const { status } = await centre.stranger.raw('/api/me', { headers: { cookie: `session=${'a'.repeat(43)}` } })
    expect(status).toBe(401)
  })
})

describe('a department sees its own submissions, not another’s', () => {
  const path = () => `/api/issues/${issue.id}/submissions/${submission.id}`
  const form = { departments: ['kjt'], from: null, to: null, text: '别人的话', contact: '' }

  test('another department can neither read, write nor move it: for them it is not there', async () => {
    const before = await centre.rows()
    const answers = [
      await police.get(path()),
      await police.put(path(), { version: submission.version, form }),
      ...(await Promise.all(
        ['hand-in', 'take-back'].map((move) => police.post(`${path()}/moves`, { move, version: submission.version })),
      )),
    ]
    for (const { status, body } of answers) expect([status, body.code]).toEqual([404, 'not-found'])
    expect(ok(await police.get('/api/calls')).calls[0].submissions).toEqual([])
    expect(await centre.rows()).toEqual(before)
  })

  test('a contributor takes no editor’s move, an editor no contributor’s', async () => {
    const wrong = { version: submission.version, reason: '不采用' }
    for (const request of [
      { move: 'return', ...wrong },
      { move: 'decline', ...wrong },
      { move: 'adopt', version: submission.version, issueVersion: issue.version, sectionId: 'windows', itemId: null },
      {
        ...{ move: 'split', version: submission.version, issueVersion: issue.version },
        parts: [{ start: 0, end: 1, sectionId: 'windows', itemId: null }],
      },
    ])
      expect((await science.post(`${path()}/moves`, request)).body.code).toBe('not-allowed')
    for (const move of ['hand-in', 'take-back'])
      expect((await editor.post(`${path()}/moves`, { move, version: submission.version })).body.code).toBe(
        'not-allowed',
      )
    expect((await leader.post(`/api/issues/${issue.id}/moves`, { move: 'close-input', version: 2 })).body.code).toBe(
      'not-allowed',
    )
  })

  test('a joint department reads it once it is handed in, and does not write it', async () => {
    const joint = { ...form, departments: ['kjt', 'gat'], text: '两家联合办了活动。' }
    const draft: Submission = ok(await science.post(`/api/issues/${issue.id}/submissions`, joint))
    const at = `/api/issues/${issue.id}/submissions/${draft.id}`
    expect((await police.get(at)).status).toBe(404)
    expect((await editor.get(at)).status).toBe(404)
    ok(await science.post(`${at}/moves`, { move: 'hand-in', version: draft.version }))
    expect(ok(await police.get(at)).submission.text).toBe('两家联合办了活动。')
    expect((await police.put(at, { version: 2, form: joint })).status).toBe(404)
    expect((await police.post(`${at}/moves`, { move: 'take-back', version: 2 })).status).toBe(404)
  })
})

const OF_NO_ISSUE = [
  ...['', '/checks', '/comments', '/comments/audit', '/content'],
  ...['/mail', '/mail/html', '/revisions', '/revisions/1/pdf', '/recipients'],
  ...['/deliveries', '/deliveries/export?format=csv', '/audit', '/submissions'],
].map((part) => `/api/issues/none${part}`)

test('what is not there is not found, for those who may look', async () => {
  for (const path of [
    ...OF_NO_ISSUE,
    `/api/issues/${issue.id}/submissions/none`,
    `/api/issues/${issue.id}/revisions/7/pdf`,
    '/api/publications/none/issues',
    '/api/publications/none/recipients',
    '/api/nothing',
    '/api',
    '/elsewhere',
  ]) {
    const { status, body } = await editor.get(path)
    expect([path, status, body.code]).toEqual([path, 404, 'not-found'])
  }
  const { status } = await administrator.put('/api/people/none', {
    version: 1,
    person: { name: '某人', title: '', email: 'x@x.example', roles: ['editor'], departmentId: null, active: true },
  })
  expect(status).toBe(404)
})
