/**
 * However much is sent, and of whatever: it is refused before it is worked on, or worked on in one go (docs/security.md). What takes
 * more than a second of the process for the whole body limit takes more than linear time.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Role } from '#shared/centre/person.ts'
import type { Issue } from '#shared/issue/issue.ts'
import type { Submission } from '#shared/submission/submission.ts'
import type { Answer, Caller } from '../support/caller.ts'
import { compound, HOSTILE_TEXTS } from '../support/hostile-texts.ts'
import { aCalledIssue, ok } from '../support/issue-steps.ts'
import { usingCentre } from '../support/using-centre.ts'
import { FORM } from './bad-input.ts'
import {
  type Described,
  describedRoutes,
  type Found,
  filledPath,
  type Place,
  placesIn,
  type Schema,
  soundValues,
  withAt,
} from './described.ts'

/** As functions/api/guard.ts has it; a little is left for what stands around a text. */
const MOST_BYTES = 1_500_000 - 20_000
const MOST_MS = 1000
const MOST_ANSWERED = 100_000
/** The longest text that a field lets in, before it is tidied (shared/fields.ts). */
const LONGEST = 42_000
/** As much as Node takes of a request's head is 16 kB. */
const ADDRESS_BYTES = 4000
const ENTRIES = ['0', '""', '{}', '[]', 'null', '"kjt"']

const { centre, editor, office, science, administrator } = await usingCentre({
  people: ['editor', 'office', 'science', 'administrator'],
})
const callers: Record<Role, Caller> = { contributor: science, editor, leader: office, administrator }
let issue: Issue
let draft: Submission
let routes: Described[]
const delay = monitorEventLoopDelay({ resolution: 20 })
beforeAll(async () => {
  issue = await aCalledIssue(centre, editor)
  draft = ok(await science.post(`/api/issues/${issue.id}/submissions`, FORM))
  routes = await describedRoutes(centre.stranger)
})

const callerOf = ({ who }: Described): Caller =>
  who === 'anyone' ? centre.stranger : callers[who === 'signed-in' ? 'editor' : (who[0] ?? 'editor')]

const pathOf = ({ path }: Described, change: Readonly<Record<string, string>> = {}): string =>
  filledPath(path, { publicationId: 'briefing', issueId: issue.id, submissionId: draft.id, ...change })

/** Sends it, and holds the answer to what is promised. */
async function isQuick(route: Described, what: string, init: RequestInit, path = pathOf(route)): Promise<Answer> {
  const before = process.cpuUsage()
  delay.reset()
  delay.enable()
  const answer = await callerOf(route).raw(path, { method: route.method, ...init })
  delay.disable()
  const { user, system } = process.cpuUsage(before)
  const where = `${route.method} ${route.path}: ${what}`
  expect((user + system) / 1000, where).toBeLessThan(MOST_MS)
  expect(delay.max / 1e6, where).toBeLessThan(MOST_MS)
  expect(answer.status, where).toBeLessThan(500)
  if (answer.status >= 400) expect(JSON.stringify(answer.body).length, where).toBeLessThan(MOST_ANSWERED)
  return answer
}

/** As a server hands it on: bytes whose number is known. */
function jsonBody(json: string): RequestInit {
  const body = new TextEncoder().encode(json)
  return { body, headers: { 'content-type': 'application/json', 'content-length': String(body.length) } }
}

const HERE = '@@here@@'
/** The body with this JSON at one or more of its places. */
function bodyWith(sound: unknown, places: readonly Place[], json: string): RequestInit {
  const body = places.reduce((value, place) => withAt(value, place, HERE), sound)
  return jsonBody(JSON.stringify(body).replaceAll(`"${HERE}"`, () => json))
}

/** Each sound body of each route, with the places of its fields. */
const bodies = () =>
  routes.flatMap((route) => {
    const { body } = route
    return body ? soundValues(body).map((sound) => ({ route, sound, found: placesIn(sound, body) })) : []
  })

/** Each field once, though several routes take the same form; sign-in's, which anyone can send, and all others. */
function fieldsOf(kind: Found['kind']) {
  const all = bodies().flatMap(({ route, sound, found }) =>
    found.flatMap((one) => (one.kind === kind ? [{ ...one, route, sound }] : [])),
  )
  return [...new Map(all.map((one) => [one.field, one])).values()]
}

test('the bodies that are made from the description are sound, and reach what is behind the schemas', async () => {
  for (const { route, sound } of bodies()) {
    const { body } = await callerOf(route).raw(pathOf(route), {
      method: route.method,
      ...jsonBody(JSON.stringify(sound)),
    })
    expect([route.path, body.code === 'bad-request' && !isRefusedLater(route) && body.details]).toEqual([
      route.path,
      false,
    ])
  }
  expect(fieldsOf('text').length).toBeGreaterThan(80)
})

/** By rules that say `bad-request` too: approvers are people, pictures are there. */
const isRefusedLater = ({ method, path }: Described) =>
  method === 'PUT' ? path === '/api/publications/{publicationId}' : path.endsWith('/imports')

test('each list in a request says how long it may be', () => {
  const endless = routes.flatMap(({ method, path, body }) =>
    body ? endlessIn(body).map((at) => `${method} ${path}: ${at}`) : [],
  )
  expect(endless).toEqual([])
})

function endlessIn(schema: Schema, at = ''): string[] {
  const own = schema.items && schema.maxItems === undefined ? [at] : []
  const within = [
    ...Object.entries(schema.properties ?? {}).map(([key, one]): [string, Schema] => [`${at}.${key}`, one]),
    ...[schema.items, ...(schema.oneOf ?? []), ...(schema.anyOf ?? [])].flatMap((one): [string, Schema][] =>
      one ? [[at, one]] : [],
    ),
  ]
  return [...own, ...within.flatMap(([where, one]) => endlessIn(one, where))]
}

describe('takes a second at most, and nobody else waits', () => {
  test('each text as long as a body may be', async () => {
    const texts = [0, 5, 10, 15, 20].map((turn) => JSON.stringify(compound(MOST_BYTES, turn)))
    for (const [n, { route, sound, place }] of fieldsOf('text').entries())
      await isQuick(route, `${place.join('.')}, ${n}`, bodyWith(sound, [place], texts[n % texts.length] ?? ''))
  })

  test('all texts of a body at once, each as long as it may be', async () => {
    const known = new Set<string>()
    for (const { route, sound, found } of bodies()) {
      const fields = found.flatMap(({ field, kind }) => (kind === 'text' ? [field] : []))
      const texts = found.flatMap(({ place, kind }) => (kind === 'text' ? [place] : []))
      if (texts.length < 20 || fields.every((field) => known.has(field))) continue
      for (const field of fields) known.add(field)
      for (const [name, unit] of HOSTILE_TEXTS) {
        const bytes = Buffer.byteLength(JSON.stringify(unit)) - 2
        const text = unit.repeat(MOST_BYTES / texts.length / bytes).slice(0, LONGEST)
        await isQuick(route, name, bodyWith(sound, texts, JSON.stringify(text)))
      }
    }
  })

  test('each list and each table as long as a body may be', async () => {
    for (const [turn, { route, sound, place }] of fieldsOf('list').entries()) {
      const entry = ENTRIES[turn % ENTRIES.length] ?? ''
      const list = `[${`${entry},`.repeat(MOST_BYTES / (entry.length + 1))}${entry}]`
      await isQuick(route, `${place.join('.')} of ${entry}`, bodyWith(sound, [place], list))
    }
    const members = Array.from({ length: MOST_BYTES / 14 }, (_, n) => `"a${n}":"1"`)
    for (const { route, sound, place } of fieldsOf('table'))
      await isQuick(route, place.join('.'), bodyWith(sound, [place], `{${members}}`))
  })

  test('a body of anything else', async () => {
    const wholes = [
      '['.repeat(MOST_BYTES / 2) + ']'.repeat(MOST_BYTES / 2),
      `${'{"a":'.repeat(MOST_BYTES / 6)}1${'}'.repeat(MOST_BYTES / 6)}`,
      `{${Array.from({ length: MOST_BYTES / 12 }, (_, n) => `"a${n}":0`)}}`,
      `{"version":${'1'.repeat(MOST_BYTES)}}`,
      `{"version":1${'e'.repeat(MOST_BYTES)}}`,
      ' '.repeat(MOST_BYTES),
    ]
    const taking = routes.filter(({ body }) => body).filter((_, n) => n % 2 === 0)
    for (const [turn, route] of taking.entries()) {
      const whole = wholes[turn % wholes.length] ?? ''
      await isQuick(route, whole.slice(0, 20), jsonBody(whole))
    }
  })

  test('what stands in an address', async () => {
    for (const [turn, route] of routes.entries())
      for (const { name, in: where } of route.parameters) {
        const text = encodeURIComponent(compound(ADDRESS_BYTES, 5 * turn).toWellFormed())
        const path = where === 'path' ? pathOf(route, { [name]: text }) : `${pathOf(route)}?${name}=${text}`
        await isQuick(route, name, route.method === 'GET' ? {} : jsonBody('{}'), path)
      }
  })
})
