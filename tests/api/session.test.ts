/** A session: how it ends, and where its cookie goes. */
import { beforeEach, describe, expect, test } from 'vitest'
import { listOutbox, readOutbox } from '#functions/mail/outbox-reading.ts'
import { tokenHash } from '#functions/sign-in/answer-code.ts'
import { sealOf } from '#functions/sign-in/session-mac.ts'
import { commit } from '#functions/store/commit.ts'
import { keys } from '#functions/store/keys.ts'
import type { Session } from '#shared/centre/session.ts'
import { openCentre } from '../support/centre.ts'
import { ok } from '../support/issue-steps.ts'
import { quickPrint } from '../support/print/quick-print.ts'
import { usingCentre } from '../support/using-centre.ts'
import { cookieOf, EDITOR, MINUTE, signingInAt } from './signing-in.ts'

const SCIENCE = 'wuxiaolan@kjt.example'

const { centre, administrator } = await usingCentre({ people: ['administrator'] })
// Codes are limited in time: each test has ten minutes of its own.
beforeEach(() => centre.advance(11 * MINUTE))

const { ask, answer, as, mailedCode } = signingInAt(centre)

const signIn = async (email = EDITOR) => {
  const { challengeId } = ok(await ask(email))
  return cookieOf(await answer(challengeId, await mailedCode(email)))
}

describe('a person who left', () => {
  const person = { name: '邓洁', title: '', email: 'dengjie@yjj.example', roles: ['contributor'], departmentId: 'yjj' }
  let version = 1
  const set = async (active: boolean) => {
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
    const codes = async () =>
      (await listOutbox(centre.outbox)).filter(({ subject }) => subject.includes('验证码')).length
    const before = await codes()
    await centre.runAllWork()
    expect(ok(await ask(person.email)).challengeId).not.toBe(late.challengeId)
    await centre.runAllWork()
    expect(await codes()).toBe(before)
    // For good: one who comes back signs in anew.
    await set(true)
    expect((await as(session)).status).toBe(401)
  })
})

describe('a session', () => {
  test('ends when its owner signs out, and only that one', async () => {
    const [mine, other] = [await signIn(), await signIn()]
    const left = await centre.stranger.raw('/api/sign-out', { method: 'POST', headers: { cookie: mine } })
    expect(left.headers.get('set-cookie')).toMatch(/^session=;.*Max-Age=0/)
    expect((await as(mine)).status).toBe(401)
    expect((await as(other)).status).toBe(200)
  })

  test('that somebody wrote into the database signs nobody in', async () => {
    const token = `he-jing.${'A'.repeat(43)}`
    const said = {
      tokenHash: tokenHash(token),
      personId: 'he-jing',
      createdAt: centre.now().toISOString(),
      expires: '2099-01-01T00:00:00.000Z',
    }
    const write = async (session: Session, version: number) => {
      const row = { keys: keys.session(said.tokenHash, 'he-jing'), data: session }
      const write = version ? ({ kind: 'change', row, version } as const) : ({ kind: 'add', row } as const)
      await commit(centre.deps.table, { writes: [{ ...write, refusal: 'stale' }] })
    }
    const { secret } = centre.deps.place
    await write({ ...said, version: 1 }, 0)
    expect((await as(`session=${token}`)).status).toBe(401)
    await write({ ...said, version: 2, mac: sealOf(said, `another ${secret}`) }, 1)
    expect((await as(`session=${token}`)).status).toBe(401)
    await write({ ...said, version: 3, mac: sealOf({ ...said, personId: 'zhou-min' }, secret) }, 2)
    expect((await as(`session=${token}`)).status).toBe(401)
    await write({ ...said, version: 4, mac: sealOf(said, secret) }, 3)
    expect((await as(`session=${token}`)).status).toBe(200)
  })

  test('ends after twelve hours', async () => {
    const cookie = await signIn()
    centre.advance(12 * 60 * MINUTE - 1000)
    expect((await as(cookie)).status).toBe(200)
    centre.advance(1000)
    expect((await as(cookie)).status).toBe(401)
  })

  test('ends when somebody signs in anew in the same browser, whoever it is', async () => {
    const before = await signIn()
    const { challengeId } = ok(await ask(SCIENCE))
    const code = await mailedCode(SCIENCE)
    const init = { method: 'POST', body: JSON.stringify({ challengeId, code }) }
    const headers = { 'content-type': 'application/json', cookie: before }
    const answered = await centre.stranger.raw('/api/sign-in/code', { ...init, headers })
    expect((await as(before)).status).toBe(401)
    expect((await as(cookieOf(answered))).body).toMatchObject({ id: 'wu-xiaolan' })
  })

  test('signing out without one is no error', async () => {
    expect((await centre.stranger.post('/api/sign-out')).status).toBe(200)
  })
})

test('where people come by https the cookie is bound to the host', async () => {
  const secure = await openCentre({ print: quickPrint, publicUrl: 'https://briefing.example.org' })
  try {
    const { challengeId } = ok(await secure.stranger.post('/api/sign-in', { email: EDITOR }))
    await secure.runAllWork()
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

describe('all sessions of a person end', () => {
  let administrator: Awaited<ReturnType<typeof centre.as>>
  beforeEach(async () => {
    administrator = await centre.as('he-jing')
  })
  const personNow = async () => {
    const { people } = ok(await administrator.get('/api/people'))
    const { id, version, ...person } = people.find((one: { id: string }) => one.id === 'wu-xiaolan')
    return { id, version, person }
  }

  test('when they say so, on all devices, and nobody else’s', async () => {
    const [one, other, editor] = [await signIn(SCIENCE), await signIn(SCIENCE), await signIn(EDITOR)]
    const left = await centre.stranger.raw('/api/sign-out/everywhere', { method: 'POST', headers: { cookie: one } })
    expect([left.status, left.headers.get('clear-site-data')]).toEqual([200, '"cache"'])
    expect([(await as(one)).status, (await as(other)).status, (await as(editor)).status]).toEqual([401, 401, 200])
    expect((await as(await signIn(SCIENCE))).status).toBe(200)
  })

  test('when their mailbox becomes another one; a code asked for by the old one dies', async () => {
    const session = await signIn(SCIENCE)
    const { challengeId } = ok(await ask(SCIENCE))
    const code = await mailedCode(SCIENCE)
    const { id, version, person } = await personNow()
    ok(await administrator.put(`/api/people/${id}`, { version, person: { ...person, email: 'wu@kjt.example' } }))
    expect((await as(session)).status).toBe(401)
    expect((await answer(challengeId, code)).body.code).toBe('wrong-code')
    expect((await as(await signIn('wu@kjt.example'))).status).toBe(200)
    const now = await personNow()
    ok(
      await administrator.put(`/api/people/${id}`, { version: now.version, person: { ...now.person, email: SCIENCE } }),
    )
  })

  test('not when anything else of them changes', async () => {
    const session = await signIn(SCIENCE)
    const { id, version, person } = await personNow()
    ok(await administrator.put(`/api/people/${id}`, { version, person: { ...person, title: '联络员' } }))
    expect((await as(session)).status).toBe(200)
  })

  test('a row of a session that names another era signs nobody in', async () => {
    const session = await signIn(SCIENCE)
    const token = session.split('=')[1] ?? ''
    ok(await centre.stranger.raw('/api/sign-out/everywhere', { method: 'POST', headers: { cookie: session } }))
    const rowKeys = keys.session(tokenHash(token), '')
    const row = (await centre.rows({ all: true }))[`${rowKeys.pk} ${rowKeys.sk}`] as { json: string } // sessions hold JSON
    const forged = { ...(JSON.parse(row.json) as Session), era: 99 } // as it was written
    await commit(centre.deps.table, {
      writes: [
        {
          kind: 'change',
          row: { keys: keys.session(tokenHash(token), 'wu-xiaolan'), data: { ...forged, version: 2 } },
          version: 1,
          refusal: 'busy',
        },
      ],
    })
    expect((await as(session)).status).toBe(401)
  })
})
