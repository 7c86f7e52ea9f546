/** Limits in time of what people do: codes, sessions, deadlines. */
import { expect, test } from 'vitest'
import { codeOf } from '#functions/sign-in/code.ts'
import { holdsAtItsLimit, type Limit } from '../support/at-its-limit.ts'
import { at } from '../support/issue-page.ts'
import { aDraft, move, ok } from '../support/issue-steps.ts'
import { usingCentre } from '../support/using-centre.ts'
import { FORM } from './bad-input.ts'
import { cookieOf } from './signing-in.ts'

const [MINUTE, HOUR] = [60_000, 3_600_000]
// Half a second past: what is kept in whole seconds ends with its second.
const { centre, editor, science, signInAgain } = await usingCentre({
  people: ['editor', 'science'],
  now: '2026-02-01T01:00:00.500Z',
})

const inMs = (ms: number) => centre.now().getTime() + ms
const isoIn = (ms: number) => new Date(inMs(ms)).toISOString()
let strangers = 0

async function aCode() {
  const { challengeId } = ok(await centre.stranger.post('/api/sign-in', { email: 'luofang@wjw.example' }))
  return { challengeId, code: codeOf(challengeId, centre.deps.place.secret) }
}

async function aCall(deadline: string) {
  const call = { move: 'call-for-news', deadline, departments: ['kjt'] }
  return move(editor, await aDraft(editor), call)
}

const TABLE: Limit[] = [
  [
    'a code, ten minutes',
    async () => {
      const answer = await aCode()
      const asks = async () => (await centre.stranger.post('/api/sign-in/code', answer)).body.code ?? 'in'
      return { limit: inMs(10 * MINUTE), asks }
    },
    { before: 'in', at: 'code-expired' },
  ],
  [
    'a session, twelve hours',
    async () => {
      const cookie = cookieOf(await centre.stranger.post('/api/sign-in/code', await aCode()))
      const asks = async () => (await centre.stranger.raw('/api/me', { headers: { cookie } })).status
      return { limit: inMs(12 * HOUR), asks }
    },
    { before: 200, at: 401, again: true },
  ],
  [
    'five codes in ten minutes',
    async () => {
      strangers += 1
      const email = `somebody-${strangers}@elsewhere.example`
      const asks = async () => (await centre.stranger.post('/api/sign-in', { email })).status
      for (let n = 0; n < 5; n += 1) expect(await asks()).toBe(200)
      return { limit: inMs(10 * MINUTE), asks }
    },
    { before: 429, at: 200, again: true },
  ],
  [
    'a deadline: what is handed in after it is late',
    async () => {
      const issue = await aCall(isoIn(HOUR))
      const { id, version } = ok(await science.post(`${at(issue)}/submissions`, FORM))
      const path = `${at(issue)}/submissions/${id}/moves`
      return { limit: inMs(HOUR), asks: async () => ok(await science.post(path, { move: 'hand-in', version })).late }
    },
    { at: false, after: true },
  ],
  [
    'a new deadline is later than now',
    async () => {
      const deadline = isoIn(HOUR)
      const draft = await aDraft(editor)
      const call = { move: 'call-for-news', version: draft.version, deadline, departments: ['kjt'] }
      return { limit: deadline, asks: async () => (await editor.post(`${at(draft)}/moves`, call)).body.code ?? 'moved' }
    },
    { before: 'moved', at: 'deadline-passed' },
  ],
]

test.each(TABLE)('%s', holdsAtItsLimit(centre, signInAgain))
