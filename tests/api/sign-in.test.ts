/** Signing in by the front door and the mail that arrives. */
import { beforeEach, describe, expect, test } from 'vitest'
import { listOutbox } from '#functions/mail/outbox-reading.ts'
import { ok } from '../support/issue-steps.ts'
import { usingCentre } from '../support/using-centre.ts'
import { cookieOf, EDITOR, MINUTE, signingInAt } from './signing-in.ts'

const { centre } = await usingCentre()
// Codes are limited in time: each test has ten minutes of its own.
beforeEach(() => centre.advance(11 * MINUTE))

const { ask, answer, as, mailedCode } = signingInAt(centre)
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

  test('is kept nowhere: neither code nor token is in the table or in the log', async () => {
    const { challengeId } = ok(await ask(EDITOR))
    const code = await mailedCode(EDITOR)
    expect(JSON.stringify(await centre.rows({ all: true }))).not.toContain(`"${code}"`)
    const token = cookieOf(await answer(challengeId, code)).split('=')[1] ?? ''
    const [whose, secret = ''] = token.split('.')
    expect({ whose, length: secret.length }).toEqual({ whose: 'zhou-min', length: 43 })
    expect(JSON.stringify(await centre.rows({ all: true }))).not.toContain(secret)
    for (const kept of [code, secret, centre.deps.place.secret])
      expect(JSON.stringify(centre.logged)).not.toContain(kept)
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
    centre.advance(10 * MINUTE)
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
    centre.advance(10 * MINUTE)
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
    await centre.runAllWork()
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
