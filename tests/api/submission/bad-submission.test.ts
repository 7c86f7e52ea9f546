/** Bad bodies, and bad submissions in good ones: each is refused by its place, and nothing changes. */
import { afterAll, beforeAll, describe, test } from 'vitest'
import type { Issue } from '#shared/issue/issue.ts'
import type { Submission } from '#shared/submission/submission.ts'
import { aCalledIssue, ok } from '../../support/issue-steps.ts'
import { usingCentre } from '../../support/using-centre.ts'
import { type Case, FORM, hadNoFault, isRefused } from '../bad-input.ts'

const { centre, editor, science } = await usingCentre({ people: ['editor', 'science'] })
let issue: Issue
let draft: Submission
beforeAll(async () => {
  issue = await aCalledIssue(centre, editor)
  draft = ok(await science.post(`/api/issues/${issue.id}/submissions`, FORM))
})
afterAll(() => hadNoFault(centre))

const at = () => `/api/issues/${issue.id}`
const form = (change: object) => ({ version: draft.version, form: { ...FORM, ...change } })
const submission = (body: () => object) => () => science.put(`${at()}/submissions/${draft.id}`, body())
const raw =
  (body: string, type = 'application/json') =>
  () =>
    science.raw(`${at()}/submissions/${draft.id}`, { method: 'PUT', body, headers: { 'content-type': type } })

const KEY = 'a'.repeat(64)

const CASES: Case[] = [
  ['malformed JSON', raw('{"version":1,'), 400, 'not-json'],
  ['no JSON at all', raw('版本'), 400, 'not-json'],
  ['an empty body', raw(''), 400, 'not-json'],
  ['a form', raw('version=1', 'application/x-www-form-urlencoded'), 415, 'unsupported-type'],
  ['JSON that says it is text', raw('{}', 'text/plain'), 415, 'unsupported-type'],
  ['a list', raw('[]'), 400, 'bad-request', ''],
  ['null', raw('null'), 400, 'bad-request', ''],
  ['JSON nested 100,000 deep', raw(`${'['.repeat(100_000)}${']'.repeat(100_000)}`), 400, 'bad-request', ''],
  ['a body of 2 MB', raw(JSON.stringify({ text: '甲'.repeat(700_000) })), 413, 'too-large'],
  ['no field at all', submission(() => ({})), 400, 'bad-request', 'version'],
  ['an unknown field', submission(() => ({ ...form({}), state: 'adopted' })), 400, 'bad-request', ''],
  ['an unknown field deeper', submission(() => form({ state: 'adopted' })), 400, 'bad-request', 'form'],
  [
    'a field called __proto__',
    raw('{"version":1,"form":{"__proto__":{"state":"adopted"}}}'),
    400,
    'bad-request',
    /^form/,
  ],
  ['a field called constructor', submission(() => form({ constructor: 1 })), 400, 'bad-request', 'form'],
  [
    'a text over 5,000 characters',
    submission(() => form({ text: '字'.repeat(5001) })),
    400,
    'bad-request',
    'form.text',
  ],
  [
    '100,000 characters without a space',
    submission(() => form({ text: '长'.repeat(100_000) })),
    400,
    'bad-request',
    'form.text',
  ],
  ['a text that is a number', submission(() => form({ text: 5 })), 400, 'bad-request', 'form.text'],
  ['half a surrogate pair', submission(() => form({ text: '甲\ud83d乙' })), 400, 'bad-request', 'form.text'],
  ['30 February', submission(() => form({ from: '2026-02-30' })), 400, 'bad-request', 'form.from'],
  ['29 February of a common year', submission(() => form({ from: '2026-02-29' })), 400, 'bad-request', 'form.from'],
  ['an end before the beginning', submission(() => form({ to: '2026-01-14' })), 400, 'bad-request', 'form.to'],
  ['no department', submission(() => form({ departments: [] })), 400, 'bad-request', 'form.departments'],
  [
    'an unknown department',
    submission(() => form({ departments: ['nowhere'] })),
    400,
    'bad-request',
    'form.departments',
  ],
  ...[
    ['a hand-in that says nothing of a finding', [{ key: KEY, reason: ' ' }], 400, 'bad-request'],
    ['a hand-in that says too much of one', [{ key: KEY, reason: '好'.repeat(201) }], 400, 'bad-request'],
    ['a hand-in that speaks of what is not found', [{ key: KEY, reason: '公开电话' }], 409, 'finding-gone'],
  ].map(
    ([name, acknowledged, status, code]): Case => [
      String(name),
      () =>
        science.post(`${at()}/submissions/${draft.id}/moves`, {
          move: 'hand-in',
          version: draft.version,
          acknowledged,
        }),
      Number(status),
      String(code),
    ],
  ),
  ['a stale version', submission(() => ({ ...form({}), version: draft.version + 1 })), 409, 'stale'],
  ['a version that is a text', submission(() => ({ ...form({}), version: '1' })), 400, 'bad-request', 'version'],
  ['a version 0 of one that is there', submission(() => ({ ...form({}), version: 0 })), 409, 'stale'],
  [
    'a version beyond all numbers',
    raw(`{"version":1e400,"form":${JSON.stringify(FORM)}}`),
    400,
    'bad-request',
    'version',
  ],
]

describe('is refused, and nothing changes', () => {
  test.each(CASES)('%s', isRefused(centre))
})
