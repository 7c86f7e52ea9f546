/** Every route says who may call it and keeps to that; every refusal has its status and sentence, and is used. */

import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { createApp } from '#functions/api/app.ts'
import type { ApiDeps } from '#functions/deps.ts'
import { openTable } from '#functions/store/table.ts'
import { Role } from '#shared/centre/person.ts'
import { REFUSALS } from '#shared/refusals.ts'
import { SECRET } from '../support/secret.ts'
import { SOURCES } from './sources.ts'

/** Nothing here reaches a store: a call that touches one gets an error. */
const unreachable = () => Promise.reject(new Error('this test touches no store'))
const deps: ApiDeps = {
  table: openTable('none', SECRET, 'http://127.0.0.1:1'),
  files: { get: unreachable, put: unreachable, mend: unreachable, link: null },
  place: {
    publicUrl: 'http://127.0.0.1',
    secret: 'a secret of at least 32 characters',
    mailFrom: 'a@example.org',
    mailMostBytes: 1,
  },
  clock: () => new Date('2026-02-01T00:00:00Z'),
  newId: () => 'an-id-of-the-test',
  print: unreachable,
}
const app = createApp(deps, () => {})

const Description = z.object({
  paths: z.record(
    z.string(),
    z.record(
      z.string(),
      z.looseObject({
        'x-who-may': z.unknown().optional(),
        requestBody: z.unknown().optional(),
        parameters: z.array(z.looseObject({ name: z.string() })).default([]),
        responses: z.record(z.string(), z.unknown()),
      }),
    ),
  ),
})
const WhoMay = z.union([z.literal('anyone'), z.literal('signed-in'), z.array(Role).min(1)])

const { paths } = Description.parse(await (await app.request('/api/openapi.json')).json())
const routes = Object.entries(paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, { 'x-who-may': who, requestBody: body, parameters, responses }]) => ({
    ...{ method: method.toUpperCase(), path },
    ...{ who, body, parameters, answer: JSON.stringify(responses['200'] ?? null) },
  })),
)

test('the description holds the routes', () => {
  expect(routes.length).toBeGreaterThan(20)
})

test.each(routes)('$method $path says who may call it', ({ who }) => {
  expect(WhoMay.safeParse(who).success).toBe(true)
})

test('a stranger may ask for a code, answer it, and sign out; nothing else', () => {
  const open = routes.filter(({ who }) => who === 'anyone').map(({ method, path }) => `${method} ${path}`)
  expect(open.sort()).toEqual(['POST /api/sign-in', 'POST /api/sign-in/code', 'POST /api/sign-out'])
})

test.each(routes.filter(({ who }) => who !== 'anyone'))(
  '$method $path sends a stranger to sign in',
  async ({ method, path }) => {
    const body =
      method === 'GET' || method === 'DELETE' ? {} : { body: '{}', headers: { 'content-type': 'application/json' } }
    const response = await app.request(path.replace(/\{\w+\}/g, '1'), { method, ...body })
    expect(response.status).toBe(401)
    expect(await response.json()).toMatchObject({ code: 'not-signed-in' })
  },
)

const refusals = Object.entries(REFUSALS).map(([code, { status, message }]) => ({ code, status, message }))

test.each(refusals)('the refusal $code has a status of its kind and a Chinese sentence', ({ status, message }) => {
  expect(status).toBeGreaterThanOrEqual(400)
  expect(status).toBeLessThan(600)
  expect(message).toMatch(/^[^a-z]*\p{Script=Han}.*。$/su)
  expect(message).not.toMatch(/[\s\p{Script=Han}][,.;:?!]/u)
})

/** Objects in a schema of a body that would take a member that nobody named, by their place. */
function openIn(schema: unknown, place: string): string[] {
  if (typeof schema !== 'object' || schema === null) return []
  const isOpen = 'properties' in schema && !('additionalProperties' in schema && schema.additionalProperties === false)
  const within = Object.entries(schema).flatMap(([name, one]) => openIn(one, `${place}.${name}`))
  return isOpen ? [place, ...within] : within
}

test('no body takes a member that its route does not know', () => {
  const bodies = routes.filter(({ body }) => JSON.stringify(body ?? null).includes('application/json'))
  expect(bodies.length).toBeGreaterThan(20)
  expect(JSON.stringify(bodies)).not.toContain('$ref')
  expect(bodies.flatMap(({ method, path, body }) => openIn(body, `${method} ${path}`))).toEqual([])
})

const SAID = readFileSync(new URL('../../docs/limits.md', import.meta.url), 'utf8')
const said = new Map(
  [...SAID.matchAll(/^\| `GET (\S+)` \| .* \| (.+) \| .+ \|$/gm)].map(([, path = '', bound = '']) => [path, bound]),
)
const reading = routes.filter(({ method, answer }) => method === 'GET' && answer.includes('application/json'))

test('docs/limits.md names every route that answers JSON, and no other', () => {
  expect([...said.keys()].sort()).toEqual(reading.map(({ path }) => path).sort())
})

test.each(reading)(
  'GET $path comes by pages where docs/limits.md says so, and only there',
  ({ path, parameters, answer }) => {
    const asked = parameters.map(({ name }) => name).filter((name) => name === 'after' || name === 'limit')
    const isPaged = said.get(path)?.startsWith('pages of ') ?? false
    expect({ asked: asked.sort(), tells: answer.includes('"next"') }).toEqual({
      asked: isPaged ? ['after', 'limit'] : [],
      tells: isPaged,
    })
    if (!isPaged) return
    const most = Number(/(\d+)$/.exec(said.get(path) ?? '')?.[1])
    const limit = z.looseObject({ schema: z.looseObject({ maximum: z.number() }) })
    expect(limit.parse(parameters.find(({ name }) => name === 'limit')).schema.maximum).toBe(most)
  },
)

test('only a write of a text speaks of a text that was not saved', () => {
  const ofText = refusals.filter(({ message }) => /没有保存|您填写的内容/.test(message)).map(({ code }) => code)
  expect(ofText).toEqual(['stale'])
})

test('every refusal is used', () => {
  const code = SOURCES.filter(({ path }) => !path.startsWith('tests/') && path !== 'shared/refusals.ts')
    .map((source) => source.code)
    .join('\n')
  expect(refusals.map((refusal) => refusal.code).filter((name) => !code.includes(`'${name}'`))).toEqual([])
})

test('what is long is answered compressed to whoever takes that, also where no server stands before the function', async () => {
  const { headers } = await app.request('/api/openapi.json', { headers: { 'accept-encoding': 'gzip, br' } })
  expect([headers.get('content-encoding'), headers.get('vary')]).toEqual(['gzip', 'Accept-Encoding'])
})
