/** The record has who came in, who was refused, who took data out, and who was made what; mail tells of it. */
import { beforeEach, describe, expect, test } from 'vitest'
import { listOutbox, readOutbox } from '#functions/mail/outbox-reading.ts'
import type { AuditEntry } from '#shared/audit.ts'
import type { Issue } from '#shared/issue/issue.ts'
import { REFUSALS } from '#shared/refusals.ts'
import { PEOPLE } from '../../../infra/local/demo/people.ts'
import type { Caller } from '../../support/caller.ts'
import { ok } from '../../support/issue-steps.ts'
import { usingCentre } from '../../support/using-centre.ts'
import { cookieOf, signingInAt } from '../signing-in.ts'

const { centre, administrator, editor, office, science, signed } = await usingCentre({
  people: ['administrator', 'editor', 'office', 'science', 'head'],
})
const { ask, answer, mailedCode } = signingInAt(centre)

const demo = (id: string) => {
  const person = PEOPLE.find((one) => one.id === id)
  if (!person) throw new Error(`nobody called ${id}`)
  return person
}
/** The clock of tests stands in February, in China. */
const accessed = async (): Promise<AuditEntry[]> => {
  const { entries, brokenAt } = ok(await administrator.get('/api/access/2026-02/audit'))
  expect(brokenAt).toBeNull()
  return entries
}
/** What `doing` put on the record of access. */
async function recordedBy(doing: () => Promise<unknown>) {
  const before = (await accessed()).length
  await doing()
  return (await accessed())
    .slice(before)
    .map(({ what, who, about, why, facts }) => ({ what, who: who.id, about, why, facts }))
}

describe('the record of access', () => {
  test('holds who signed in, who did not for a wrong code, and who signed out', async () => {
    const { email } = demo('luo-fang')
    let cookie = ''
    expect(
      await recordedBy(async () => {
        const { challengeId } = ok(await ask(email))
        const code = await mailedCode(email)
        await answer(challengeId, code === '000000' ? '000001' : '000000')
        cookie = cookieOf(await answer(challengeId, code))
      }),
    ).toMatchObject([
      { what: 'sign-in-refused', who: 'luo-fang', about: email },
      { what: 'signed-in', who: 'luo-fang', about: email },
    ])
    const env = { incoming: { socket: { remoteAddress: '10.0.0.7' } } }
    const out = (path: string) => centre.app.request(path, { method: 'POST', headers: { cookie } }, env)
    expect(await recordedBy(() => Promise.resolve(out('/api/sign-out/everywhere')))).toMatchObject([
      { what: 'signed-out-everywhere', who: 'luo-fang', facts: { from: '10.0.0.7' } },
    ])
    expect((await accessed()).at(-1)?.at).toBe(centre.now().toISOString())
    expect(await recordedBy(() => Promise.resolve(out('/api/sign-out')))).toMatchObject([{ what: 'signed-out' }])
  })

  test('holds nothing of a mailbox that is nobody’s; the log has that somebody tried, and no mailbox', async () => {
    expect(
      await recordedBy(async () => {
        const { challengeId } = ok(await ask('nobody@elsewhere.example'))
        expect((await answer(challengeId, '123456')).body.code).toBe('wrong-code')
      }),
    ).toEqual([])
    expect(centre.logged.at(-1)).toEqual({
      ...{ level: 'warn', event: 'refused', call: 'POST /api/sign-in/code', code: 'wrong-code' },
      ...{ request: expect.stringMatching(/./), person: null, address: null },
    })
  })

  test('holds nothing of strangers; what they were refused for where they come from, or how often, is in the log', async () => {
    const { length } = centre.logged
    const from = { method: 'POST', headers: { 'sec-fetch-site': 'cross-site' } }
    expect((await centre.stranger.raw('/api/sign-out', from)).body.code).toBe('foreign-origin')
    for (let n = 0; n < 6; n += 1) await ask('somebody@elsewhere.example')
    expect(centre.logged.slice(length).map(({ call, code }) => [call, code])).toEqual([
      ['POST /api/sign-out', 'foreign-origin'],
      ['POST /api/sign-in', 'too-many-codes'],
    ])
    expect((await centre.stranger.get('/api/me')).status).toBe(401)
    expect(centre.logged).toHaveLength(length + 2)
  })

  test.each<[string, keyof typeof REFUSALS, () => Promise<unknown>]>([
    ['a page of others', 'not-allowed', () => science.get('/api/people')],
    ['the record itself', 'not-allowed', () => editor.get('/api/access/2026-02/audit')],
    ['an act of others', 'not-allowed', () => office.post('/api/people', {})],
  ])('holds who was refused: %s', async (_, code, call) => {
    const [entry, ...others] = await recordedBy(call)
    expect(others).toEqual([])
    expect(entry).toMatchObject({
      what: 'refused',
      about: expect.stringMatching(/^(GET|POST) \/api\//),
      why: REFUSALS[code].message,
      facts: { refusal: code },
    })
  })

  test('holds no more than sixty refusals of one person within an hour, and the answer stays the same', async () => {
    const police = await centre.as('liu-yang')
    const entries = await recordedBy(async () => {
      for (let n = 0; n < 65; n += 1) expect((await police.get('/api/people')).status).toBe(403)
    })
    expect(entries).toHaveLength(60)
    expect(centre.logged.filter(({ person, code }) => person === 'liu-yang' && code === 'not-allowed')).toHaveLength(5)
  })

  test('holds them again an hour after the first', async () => {
    const nature = await centre.as('zhao-wen')
    const once = () => nature.get('/api/people')
    expect(
      await recordedBy(async () => {
        for (let n = 0; n < 60; n += 1) await once()
      }),
    ).toHaveLength(60)
    centre.advance(3_600_000 - 1)
    expect(await recordedBy(once)).toEqual([])
    centre.advance(1)
    expect(await recordedBy(once)).toHaveLength(1)
  })

  test('holds what was taken out, before it is given', async () => {
    const issue: Issue = await signed()
    await centre.runAllWork()
    for (const [path, about] of [
      ['/api/publications/briefing/recipients/export?format=csv', /名单\.csv$/],
      [`/api/issues/${issue.id}/deliveries/export?format=xlsx`, /分发记录\.xlsx$/],
      [`/api/issues/${issue.id}/proof`, /分发证明\.zip$/],
    ] as const) {
      const entries = await recordedBy(async () => ok(await editor.get(path)))
      expect(entries).toMatchObject([{ what: 'exported', who: 'zhou-min', about: expect.stringMatching(about) }])
    }
  })
})

describe('a change of a person', () => {
  let victim: { id: string; email: string }
  let count = 0
  /** A leader of their own for each test, and a second administrator who is told. */
  beforeEach(async () => {
    count += 1
    const of = { title: '', departmentId: null, active: true }
    const leader = { ...of, name: '高领导', email: `leader${count}@centre.example`, roles: ['leader'] }
    victim = ok(await administrator.post('/api/people', leader))
    if (count === 1) {
      const second = { ...of, name: '郑管理', email: 'second@centre.example', roles: ['administrator'] }
      ok(await administrator.post('/api/people', second))
    }
    await centre.runAllWork()
  })
  const personNow = async (id: string) =>
    ok(await administrator.get('/api/people')).people.find((one: { id: string }) => one.id === id)
  const change = async (by: Caller, patch: object) => {
    const { id, version, ...person } = await personNow(victim.id)
    return ok(await by.put(`/api/people/${id}`, { version, person: { ...person, ...patch } }))
  }
  const lastFacts = async () => ok(await administrator.get('/api/people/audit')).entries.at(-1).facts
  /** Mails that went while `doing` was done. */
  async function mailedBy(doing: () => Promise<unknown>) {
    const before = new Set((await listOutbox(centre.outbox)).map(({ id }) => id))
    await doing()
    await centre.runAllWork()
    return (await listOutbox(centre.outbox)).filter(({ id }) => !before.has(id))
  }
  const toldBy = async (doing: () => Promise<unknown>) => (await mailedBy(doing)).length

  test('is on the record with what it was and what it is', async () => {
    await change(administrator, { email: 'mine@centre.example', roles: ['leader', 'editor'] })
    expect(await lastFacts()).toEqual({
      mailbox: 'mine@centre.example',
      mailboxWas: victim.email,
      roles: 'editor leader',
      rolesWas: 'leader',
    })
    await change(administrator, { email: victim.email, active: false })
    expect(await lastFacts()).toMatchObject({ active: 'no', activeWas: 'yes', mailboxWas: 'mine@centre.example' })
  })

  test.each<[string, object, number]>([
    ['of the mailbox: old, new and the other administrator', { email: 'taken@centre.example' }, 3],
    ['of roles: the person and the other administrator', { roles: ['editor'] }, 2],
    ['of being switched off', { active: false }, 2],
    ['of a title: nobody', { title: '主任' }, 0],
  ])('is told %s', async (_, patch, mails) => {
    expect(await toldBy(() => change(administrator, patch))).toBe(mails)
  })

  test('is told by mails that say what it was, to the old mailbox too', async () => {
    const address = `elsewhere${count}@centre.example`
    const mails = await mailedBy(() => change(administrator, { email: address }))
    expect(mails.map(({ to }) => to[0]?.address).sort()).toEqual(
      [address, victim.email, 'second@centre.example'].sort(),
    )
    for (const { id } of mails)
      expect((await readOutbox(centre.outbox, id))?.text).toContain(`邮箱：${address}（原为：${victim.email}）`)
  })

  test('that makes a new leader or administrator is told to the other administrators; a new contributor is not', async () => {
    const of = { title: '', departmentId: null, active: true, name: '新来的' }
    const add = (roles: string[]) =>
      toldBy(async () => ok(await administrator.post('/api/people', { ...of, roles, email: `${roles}@new.example` })))
    expect(await add(['administrator'])).toBe(1)
    expect(await add(['editor'])).toBe(0)
  })
})

test('each kind of thing that administrators change is on the record with facts', async () => {
  const at = '/api/publications/briefing'
  const { publications } = ok(await administrator.get('/api/publications'))
  const { id: _, version, former: __, writers: ___, ...settings } = publications[0]
  ok(
    await administrator.put(at, {
      version,
      settings: { ...settings, issuingUnit: '另一单位', mail: { ...settings.mail, fromName: '另一发件人' } },
      despite: ['您修改了印出或随邮件发出的设置，将视为下一期的编写人，在他人签发之前不能审核、签发。'],
    }),
  )
  const { facts } = ok(await administrator.get(`${at}/audit`)).entries.at(-1)
  expect(facts).toMatchObject({ issuingUnit: '另一单位', issuingUnitWas: settings.issuingUnit, fromName: '另一发件人' })
  const recipient = { address: 'facts@centre.example', name: '某人', unit: '', lists: ['distribution'] }
  ok(await administrator.put(`${at}/recipients`, { version: null, recipient }))
  ok(await administrator.put(`${at}/recipients`, { version: 1, recipient: { ...recipient, lists: ['reporting'] } }))
  expect(ok(await administrator.get(`${at}/audit`)).entries.at(-1).facts).toEqual({
    lists: 'reporting',
    listsWas: 'distribution',
  })
})
