/** Signing in and out, by the front door and the mail that arrives. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { listOutbox, readOutbox } from '#functions/mail/outbox-reading.ts'
import type { Answer } from '../support/caller.ts'
import { type Centre, ORIGIN, openCentre } from '../support/centre.ts'
import { quickPress } from '../support/press.ts'
import { ok } from '../support/way.ts'

const MINUTE = 60_000
const EDITOR = 'zhoumin@centre.example'

let centre: Centre
beforeAll(async () => {
  centre = await openCentre({ print: quickPress })
})
afterAll(() => centre.close())
// Codes are limited in time: each test has ten minutes of its own.
beforeEach(() => centre.passes(11 * MINUTE))

// A second passes before each, so that the newest mail is known by its date.
const ask = (email: string) => {
  centre.passes(1000)
  return centre.stranger.post('/api/sign-in', { email })
}
const answer = (challengeId: string, code: string) => centre.stranger.post('/api/sign-in/code', { challengeId, code })
const cookieOf = ({ headers }: Answer) => headers.get('set-cookie')?.split(';')[0] ?? ''
const as = (cookie: string) => centre.stranger.raw('/api/me', { headers: { cookie } })

/** The code of the newest mail to a mailbox. */
async function mailedCode(email: string): Promise<string> {
  await centre.works()
  const lines = (await listOutbox(centre.outbox)).filter(({ to }) => to[0]?.address === email)
  const [newest] = lines.sort((a, b) => (a.date < b.date ? 1 : -1))
  const letter = newest && (await readOutbox(centre.outbox, newest.id))
  return /\b\d{6}\b/.exec(letter?.text ?? '')?.[0] ?? ''
}

const otherThan = (code: string) => (code === '000000' ? '000001' : '000000')

describe('a code by mail', () => {
  test('arrives at the mailbox, and signs its owner in', async () => {
    const { challengeId } = ok(await ask(` ${EDITOR.toUpperCase()} `))
    const answered = await answer(challengeId, await mailedCode(EDITOR))
    expect(answered.status).toBe(200)
    expect(answered.headers.get('set-cookie')).toMatch(/; HttpOnly/i)
    expect(answered.headers.get('set-cookie')).toMatch(/; SameSite=Lax/i)
    expect(answered.headers.get('set-cookie')).toMatch(/; Path=\//i)
    expect(answered.headers.get('cache-control')).toBe('no-store')
    expect((await as(cookieOf(answered))).body).toMatchObject({ id: 'zhou-min', name: '周敏' })
  })

  test('may be typed with spaces and full-width digits', async () => {
    const { challengeId } = ok(await ask(EDITOR))
    const code = await mailedCode(EDITOR)
    const typed = ` ${[...code].map((digit) => String.fromCodePoint(Number(digit) + 0xff10)).join('')} `
    expect((await answer(challengeId, typed)).status).toBe(200)
  })

  test('is kept nowhere: neither code nor token is in the table', async () => {
    const { challengeId } = ok(await ask(EDITOR))
    const code = await mailedCode(EDITOR)
    expect(JSON.stringify(await centre.rows({ all: true }))).not.toContain(`"${code}"`)
    const token = cookieOf(await answer(challengeId, code)).split('=')[1] ?? ''
    const [whose, secret = ''] = token.split('.')
    expect({ whose, length: secret.length }).toEqual({ whose: 'zhou-min', length: 43 })
    expect(JSON.stringify(await centre.rows({ all: true }))).not.toContain(secret)
  })

  test('that is wrong is refused, and the right one still counts', async () => {
    const { challengeId } = ok(await ask(EDITOR))
    const code = await mailedCode(EDITOR)
    const { status, body } = await answer(challengeId, otherThan(code))
    expect([status, body.code]).toEqual([401, 'wrong-code'])
    expect((await answer(challengeId, code)).status).toBe(200)
  })

  test('is refused after five wrong tries, even the right one', async () => {
    const { challengeId } = ok(await ask(EDITOR))
    const code = await mailedCode(EDITOR)
    for (let n = 0; n < 5; n += 1) expect((await answer(challengeId, otherThan(code))).body.code).toBe('wrong-code')
    const { status, body } = await answer(challengeId, code)
    expect([status, body.code]).toEqual([401, 'code-expired'])
  })

  test('gives five tries also to many who try at once', async () => {
    const { challengeId } = ok(await ask(EDITOR))
    const code = await mailedCode(EDITOR)
    await Promise.all(Array.from({ length: 30 }, () => answer(challengeId, otherThan(code))))
    for (let n = 0; n < 5; n += 1) await answer(challengeId, otherThan(code))
    expect((await answer(challengeId, code)).body.code).toBe('code-expired')
  })

  test('is old after ten minutes', async () => {
    const { challengeId } = ok(await ask(EDITOR))
    const code = await mailedCode(EDITOR)
    centre.passes(10 * MINUTE)
    const { status, body } = await answer(challengeId, code)
    expect([status, body.code]).toEqual([401, 'code-expired'])
  })

  test('works once', async () => {
    const { challengeId } = ok(await ask(EDITOR))
    const code = await mailedCode(EDITOR)
    const answers = await Promise.all(Array.from({ length: 4 }, () => answer(challengeId, code)))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect((await answer(challengeId, code)).status).toBe(401)
  })

  test('of one challenge does not answer another', async () => {
    const first = ok(await ask(EDITOR))
    const code = await mailedCode(EDITOR)
    const second = ok(await ask('linguodong@centre.example'))
    expect((await answer(second.challengeId, code)).status).toBe(401)
    expect((await answer('no-such-challenge', code)).body.code).toBe('code-expired')
    expect((await answer(first.challengeId, code)).status).toBe(200)
  })

  test('can be had five times in ten minutes, and again later', async () => {
    for (let n = 0; n < 5; n += 1) expect((await ask(EDITOR)).status).toBe(200)
    const { status, body } = await ask(EDITOR)
    expect([status, body.code]).toEqual([429, 'too-many-codes'])
    expect((await ask('linguodong@centre.example')).status).toBe(200)
    centre.passes(10 * MINUTE)
    expect((await ask(EDITOR)).status).toBe(200)
  })
})

describe('who has no account', () => {
  test('is told just what others are told, and gets no mail', async () => {
    const before = (await listOutbox(centre.outbox)).length
    const known = await ask('linguodong@centre.example')
    const unknown = await ask('nobody@elsewhere.example')
    expect(unknown.status).toBe(known.status)
    expect(Object.keys(unknown.body)).toEqual(Object.keys(known.body))
    expect([...unknown.headers.keys()].sort()).toEqual([...known.headers.keys()].sort())
    await centre.works()
    expect((await listOutbox(centre.outbox)).length).toBe(before + 1)
    expect((await answer(unknown.body.challengeId, '000000')).body.code).toBe('wrong-code')
    for (let n = 0; n < 4; n += 1) await ask('nobody@elsewhere.example')
    expect((await ask('nobody@elsewhere.example')).body.code).toBe('too-many-codes')
  })

  test('a mailbox that is none is refused by field', async () => {
    const { status, body } = await ask('not a mailbox')
    expect([status, body.code, body.details[0].path]).toEqual([400, 'bad-request', 'email'])
  })
})

describe('a person who left', () => {
  const person = { name: '邓洁', title: '', email: 'dengjie@yjj.example', roles: ['contributor'], departmentId: 'yjj' }
  let version = 1
  const set = async (active: boolean) => {
    const administrator = await centre.as('he-jing')
    ok(await administrator.put('/api/people/deng-jie', { version, person: { ...person, active } }))
    version += 1
  }

  test('is out at once, gets no code, and cannot use one asked for before', async () => {
    const { challengeId: early } = ok(await ask(person.email))
    const earlyCode = await mailedCode(person.email)
    const { challengeId } = ok(await ask(person.email))
    const session = cookieOf(await answer(challengeId, await mailedCode(person.email)))
    const late = ok(await ask(person.email))
    await set(false)
    expect((await as(session)).status).toBe(401)
    expect((await answer(early, earlyCode)).body.code).toBe('wrong-code')
    const before = (await listOutbox(centre.outbox)).length
    await centre.works()
    expect(ok(await ask(person.email)).challengeId).not.toBe(late.challengeId)
    await centre.works()
    expect((await listOutbox(centre.outbox)).length).toBe(before)
    await set(true)
    expect((await as(session)).status).toBe(200)
  })
})

describe('a session', () => {
  const signIn = async () => {
    const { challengeId } = ok(await ask(EDITOR))
    return cookieOf(await answer(challengeId, await mailedCode(EDITOR)))
  }

  test('ends when its owner signs out, and only that one', async () => {
    const [mine, other] = [await signIn(), await signIn()]
    const left = await centre.stranger.raw('/api/sign-out', { method: 'POST', headers: { cookie: mine } })
    expect(left.headers.get('set-cookie')).toMatch(/^session=;.*Max-Age=0/)
    expect((await as(mine)).status).toBe(401)
    expect((await as(other)).status).toBe(200)
  })

  test('ends after twelve hours', async () => {
    const cookie = await signIn()
    centre.passes(12 * 60 * MINUTE - 1000)
    expect((await as(cookie)).status).toBe(200)
    centre.passes(1000)
    expect((await as(cookie)).status).toBe(401)
  })

  test('signing out without one is no error', async () => {
    expect((await centre.stranger.post('/api/sign-out')).status).toBe(200)
  })
})

describe('requests from elsewhere', () => {
  const post = (headers: Record<string, string>) =>
    centre.stranger.raw('/api/sign-in', {
      method: 'POST',
      body: JSON.stringify({ email: 'nobody@elsewhere.example' }),
      headers: { 'content-type': 'application/json', ...headers },
    })

  test.each([
    ['another site, by Sec-Fetch-Site', { 'sec-fetch-site': 'cross-site' }],
    ['a sister site', { 'sec-fetch-site': 'same-site' }],
    ['another site that also names our origin', { 'sec-fetch-site': 'cross-site', origin: ORIGIN }],
    ['another origin', { origin: 'https://evil.example' }],
    ['another port', { origin: 'http://127.0.0.1:9999' }],
    ['an origin that is hidden', { origin: 'null' }],
  ])('%s is refused', async (_, headers) => {
    const { status, body } = await post(headers)
    expect([status, body.code]).toEqual([403, 'foreign-origin'])
  })

  test.each([
    ['our own pages', { 'sec-fetch-site': 'same-origin', origin: ORIGIN }],
    ['the address line', { 'sec-fetch-site': 'none' }],
    ['our own pages in an older browser', { origin: ORIGIN }],
  ])('%s is not', async (_, headers) => {
    expect((await post(headers)).status).toBe(200)
  })

  test('a form’s body is refused', async () => {
    const { status, body } = await post({ 'content-type': 'text/plain' })
    expect([status, body.code]).toEqual([400, 'not-json'])
  })
})

test('reading changes nothing: a mail scanner may follow every link', async () => {
  const { challengeId } = ok(await ask(EDITOR))
  const code = await mailedCode(EDITOR)
  const before = await centre.rows({ all: true })
  for (const path of [
    '/api/sign-in',
    '/api/sign-in/code',
    `/api/sign-in/code?challengeId=${challengeId}&code=${code}`,
    '/api/sign-out',
  ])
    expect((await centre.stranger.get(path)).status).toBe(404)
  expect(await centre.rows({ all: true })).toEqual(before)
})

test('where people come by https the cookie is bound to the host', async () => {
  const secure = await openCentre({ print: quickPress, publicUrl: 'https://briefing.example.org' })
  try {
    const { challengeId } = ok(await secure.stranger.post('/api/sign-in', { email: EDITOR }))
    await secure.works()
    const [line] = await listOutbox(secure.outbox)
    const code = /\b\d{6}\b/.exec((await readOutbox(secure.outbox, line?.id ?? ''))?.text ?? '')?.[0]
    const cookie = (await secure.stranger.post('/api/sign-in/code', { challengeId, code })).headers.get('set-cookie')
    expect(cookie).toMatch(/^__Host-session=zhou-min\.[\w-]{43};/)
    for (const attribute of [/; Secure/i, /; HttpOnly/i, /; SameSite=Lax/i, /; Path=\/(;|$)/i])
      expect(cookie).toMatch(attribute)
    expect(cookie).not.toMatch(/Domain/i)
  } finally {
    await secure.close()
  }
})
