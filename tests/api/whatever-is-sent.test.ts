/**
 * Any request to any route, in any type, with any headers, by anyone, gets an answer that the API's
 * description has, or a refusal of the table, and what is refused changes nothing.
 */
import { PutCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Issue } from '#shared/issue/issue.ts'
import { REFUSALS } from '#shared/refusals.ts'
import type { Submission } from '#shared/submission/submission.ts'
import type { Answer, Caller } from '../support/caller.ts'
import { aCalledIssue, anIssueInReview, ok } from '../support/issue-steps.ts'
import { tableAround } from '../support/store/table-around.ts'
import { usingCentre } from '../support/using-centre.ts'
import { FORM, hadNoFault } from './bad-input.ts'
import { type Described, describedRoutes, filledPath, placesIn, soundValues } from './described.ts'
import {
  anything,
  brokenAs,
  METHODS,
  ODD_HEADERS,
  ODD_IDS,
  ODD_TYPES,
  rarely,
  spoiltAt,
  withVersions,
} from './odd-requests.ts'

/** `FUZZ=20000` for a longer run; `REPLAY='<seed> <path>'` for what a counterexample says of itself. */
const RUNS = Number(process.env.FUZZ ?? 500)
const [SEED, PATH] = process.env.REPLAY?.split(' ') ?? []

let written = 0
const { centre, editor, office, science, administrator } = await usingCentre({
  people: ['editor', 'office', 'science', 'administrator'],
  around: (table) =>
    tableAround(table, async (command, go) => {
      const answer = await go()
      if (command instanceof PutCommand || command instanceof TransactWriteCommand) written += 1
      return answer
    }),
})
let issue: Issue
let inReview: Issue
let draft: Submission
let routes: Described[]
beforeAll(async () => {
  issue = await aCalledIssue(centre, editor)
  draft = ok(await science.post(`/api/issues/${issue.id}/submissions`, FORM))
  inReview = await anIssueInReview(centre, editor)
  routes = await describedRoutes(centre.stranger)
})
afterAll(() => {
  hadNoFault(centre)
  // Nothing that was sent became part of all objects.
  expect(Object.keys(Object.prototype)).toEqual([])
})

const callers: readonly (() => Caller)[] = [
  () => editor,
  () => office,
  () => science,
  () => administrator,
  () => centre.stranger,
]

type Sent = {
  route: Described
  path: string
  method: string
  headers: Headers
  body: Uint8Array<ArrayBuffer> | null
  caller: Caller
}

/** One request, made of a sound one that is spoilt in none, one or several ways. */
const requests = (): fc.Arbitrary<Sent> =>
  fc
    .record({
      route: fc.constantFrom(...routes),
      who: fc.constantFrom(...callers),
      may: fc.boolean(),
      oddMethod: rarely(fc.constantFrom(...METHODS)),
      id: rarely(fc.constantFrom(...ODD_IDS)),
      review: fc.boolean(),
      query: rarely(fc.tuple(fc.nat(9), fc.constantFrom(...ODD_IDS, 'csv', '1001', 'open'))),
      type: rarely(fc.constantFrom(...ODD_TYPES)),
      headers: rarely(fc.array(fc.constantFrom(...ODD_HEADERS), { maxLength: 3 })),
      version: fc.nat(6),
      form: fc.nat(20),
      spoilt: rarely(
        fc.array(fc.tuple(fc.nat(200), fc.constantFrom('put', 'drop', 'add', 'proto'), anything), { maxLength: 3 }),
      ),
      whole: rarely(anything),
      broken: rarely(fc.constantFrom('cut', 'utf-16', 'latin-1', 'marked', 'empty', 'twice', 'behind')),
    })
    .map((one) => {
      const { route } = one
      const ids = { publicationId: 'briefing', issueId: one.review ? inReview.id : issue.id, submissionId: draft.id }
      const path = filledPath(route.path, { ...ids, personId: 'liu-yang', sha256: 'a'.repeat(64) })
      const odd = one.id === null ? path : route.path.replace(/\{\w+\}/, one.id).replace(/\{\w+\}/g, '1')
      const [which, value] = one.query ?? []
      const name = which === undefined ? '' : (route.parameters[which]?.name ?? 'unknown')
      const method = one.oddMethod ?? route.method
      const headers = new Headers({ 'content-type': one.type ?? 'application/json' })
      if (one.type === '') headers.delete('content-type')
      for (const [header, said] of one.headers ?? []) headers.set(header, said)
      const takesNone = method === 'GET' || method === 'HEAD'
      const body = takesNone ? null : brokenAs(one.broken, JSON.stringify(bodyOf(one)) ?? '')
      const sent = { method, path: name === '' ? odd : `${odd}?${name}=${value}`, headers, body }
      const caller = callerOf(route, one.may ? null : one.who())
      return { route, ...sent, caller, [fc.toStringMethod]: () => inWords(sent) }
    })

const inWords = ({ method, path, headers, body }: Pick<Sent, 'method' | 'path' | 'headers' | 'body'>): string =>
  `${method} ${path} ${JSON.stringify([...headers])} ${new TextDecoder().decode(body?.slice(0, 2000))}`

/** Nobody whom the others need is signed out. */
function callerOf({ path, who }: Described, given: Caller | null): Caller {
  if (path.startsWith('/api/sign-out')) return centre.stranger
  if (given) return given
  const roles = { editor, leader: office, contributor: science, administrator }
  return who === 'anyone' ? centre.stranger : who === 'signed-in' ? editor : roles[who[0] ?? 'editor']
}

type Spoilt = {
  route: Described
  form: number
  version: number
  whole: unknown
  spoilt: readonly (readonly [number, string, unknown])[] | null
}

function bodyOf({ route, form, version, whole, spoilt }: Spoilt): unknown {
  if (whole !== null) return whole
  if (!route.body) return {}
  const forms = soundValues(route.body)
  const sound = withVersions(forms[form % forms.length], version)
  return (spoilt ?? []).reduce((value, [at, how, put]) => {
    const places = route.body ? placesIn(value, route.body).map(({ place }) => place) : []
    return spoiltAt(value, places[at % places.length] ?? [], how, put)
  }, sound)
}

/** A try to sign in counts, also where it says no; and who is refused what is on the record of access. */
const mayWrite = ({ path }: Described, { status }: Answer) => path.startsWith('/api/sign-in') || status === 403

function isRefusal({ status, body }: Answer, method: string): void {
  if (method === 'HEAD') return
  const refusals = new Map(Object.entries(REFUSALS))
  expect({ status, message: body.message }).toEqual(refusals.get(body.code))
  expect(body.message).toMatch(/[\u4e00-\u9fff]/)
  for (const { path, message } of body.details)
    expect([typeof path, message]).toEqual(['string', expect.stringMatching(/./)])
}

test(
  'it is answered as described, or refused by the table, and what is refused changes nothing',
  async () => {
    await fc.assert(
      fc.asyncProperty(requests(), async ({ route, path, method, headers, body, caller }) => {
        const before = written
        const answer = await caller.raw(path, { method, headers, body })
        if (answer.status >= 400) {
          isRefusal(answer, method)
          if (!mayWrite(route, answer)) expect(written, 'nothing is written').toBe(before)
        } else if (method === route.method && path.split('?')[0] === path) {
          expect([...route.answers.keys()]).toContain(answer.status)
          const type = answer.headers.get('content-type')?.split(';')[0] ?? ''
          if (answer.status === 200) expect(route.answers.get(200)).toContain(type)
        }
      }),
      { numRuns: RUNS, ...(SEED && PATH ? { seed: Number(SEED), path: PATH } : {}) },
    )
  },
  60_000 + 100 * RUNS,
)
