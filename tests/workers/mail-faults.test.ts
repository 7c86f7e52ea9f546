/** Faults of the sender, the account and the server, by a real mail server: none is booked on a letter, and every mailbox gets its letter once. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Mailer } from '#functions/mail/port.ts'
import { openSmtp } from '#functions/mail/smtp.ts'
import { getMailPause } from '#functions/store/mail-pause.ts'
import { tryAtStart } from '#functions/workers/pause/start-and-end.ts'
import type { Issue } from '#shared/issue/issue.ts'
import { ok } from '../support/issue-steps.ts'
import { type Says, type Stage, servePlainly } from '../support/plain-smtp-server.ts'
import { decide } from '../support/store/ledger.ts'
import { usingCentre } from '../support/using-centre.ts'

const MINUTE = 60_000
const { centre, signInAgain, editor, mailboxes, signed, ledger, proofHolds, acts } = await usingCentre({
  people: ['editor', 'office', 'head'],
})

let server: Awaited<ReturnType<typeof servePlainly>>
let mailer: Mailer
beforeEach(async () => {
  await centre.runAllWork()
  await signInAgain()
  server = await servePlainly()
  mailer = openSmtp(server.url, { maxConnections: 4 })
})
afterEach(async () => {
  await mailer.close()
  await server.close()
})

const worker = () => ({ mailer, worker: `smtp-${server.port}` })
/** Whom a letter with the issue came to, each as often as it did. */
const arrived = () =>
  server.arrivals
    .filter(({ source }) => source.includes('application/pdf'))
    .map(({ to }) => to)
    .sort()
async function workFor(minutes: number, step = 1): Promise<void> {
  for (let n = 0; n < minutes; n += step) {
    await centre.runAllWork(worker())
    centre.advance(step * MINUTE)
  }
  await signInAgain()
}
/** The ledger says of each mailbox what lies in it. */
async function ledgerIsTrue(issue: Issue): Promise<void> {
  const { deliveries, distribution } = await ledger(issue)
  expect(
    deliveries
      .filter(({ state }) => state === 'sent')
      .map(({ address }) => address)
      .sort(),
  ).toEqual(arrived())
  expect(deliveries).toHaveLength(mailboxes.length)
  expect(distribution?.frozen).toBe(mailboxes.length)
}

const FAULTS: [name: string, stage: Stage, reply: string, about: string, most: number][] = [
  ['a password that is wrong', 'AUTH', '535 5.7.8 Error: authentication failed', 'account', 8],
  ['a sender that the login may not use', 'MAIL', '553 5.7.1 Sender address rejected: not owned by user', 'sender', 8],
  [
    'the same, said at the end',
    'END',
    '550 5.7.60 SMTP; Client does not have permissions to send as this sender',
    'sender',
    8,
  ],
  ['an account of SES not ready yet', 'END', '554 Message rejected: Email address is not verified.', 'account', 8],
  ['no login, where one must', 'RCPT', '554 5.7.1 Relay access denied', 'account', 8],
  ['a quota that is used up', 'END', '550 5.4.5 Daily user sending quota exceeded', 'account', 8],
  ['a rate', 'MAIL', '450 4.7.1 Error: too much mail from 127.0.0.1', 'account', 12],
  ['a server that closes', 'MAIL', '421 4.3.2 Service not available', 'server', 10],
  ['a server that hangs up', 'EHLO', 'hang up', 'server', 10],
]

const WHERE: [string, number][] = [
  ['from the first letter on', 0],
  ['in the middle', 2],
]

describe.each(FAULTS)('%s', (_, stage, reply, about, most) => {
  test.each(WHERE)('%s', async (_, after) => {
    const issue = await signed()
    let broken = true
    const says: Says = (at) => (broken && at === stage && arrived().length >= after ? reply : null)
    server.state.says = says
    // What is kept open needs no login, and hears no greeting: where the fault is in these, the server ends it first.
    const hangsUp = after > 0 && (stage === 'AUTH' || stage === 'EHLO')
    if (hangsUp)
      server.state.says = (at, letter) =>
        says(at, letter) ?? (broken && at === 'MAIL' && arrived().length >= after ? 'hang up' : null)
    const before = server.state.connections
    await workFor(40, 10)
    const middle = await ledger(issue)
    expect(middle.distribution?.state).toBe('sending')
    expect(middle.counts).toMatchObject({ failed: 0, ambiguous: 0, queued: mailboxes.length - arrived().length })
    expect(middle.deliveries.filter(({ state }) => state === 'queued').map(({ attempts }) => attempts)).toEqual(
      Array.from({ length: mailboxes.length - arrived().length }, () => 0),
    )
    await ledgerIsTrue(issue)
    const { pause } = ok(await editor.get(`/api/issues/${issue.id}/deliveries?limit=0`))
    // Where every connection that was open is ended first, that is a fault of the server's, and may be the one that is told.
    const mayBe = hangsUp ? expect.stringMatching(`^(${about}|server)$`) : about
    expect(pause).toMatchObject({
      about: mayBe,
      reason: expect.stringMatching(/[\u4e00-\u9fff]/),
      nextTry: expect.any(String),
    })
    expect(ok(await editor.get('/api/mail-pause')).pause).toEqual(pause)
    if (after === 0) expect(server.state.connections - before).toBeLessThanOrEqual(most)
    expect(centre.logged).toContainEqual(
      expect.objectContaining({ level: 'error', event: 'mail-paused', about: mayBe }),
    )

    broken = false
    // What meets another letter's try waits for the next round.
    await workFor(60, 10)
    const end = await ledger(issue)
    expect(end.counts).toMatchObject({ sent: mailboxes.length, failed: 0, ambiguous: 0, queued: 0 })
    expect(end.distribution?.state).toBe('done')
    expect(arrived()).toEqual(mailboxes)
    expect(await getMailPause(centre.deps.table)).toBeNull()
    expect(await acts(issue)).toEqual(expect.arrayContaining(['sending-paused', 'sending-resumed', 'distributed']))
    expect(await proofHolds(issue)).toBe(true)
    // Those who may mend it, and those who wait for it, hear of it when mail goes again.
    expect(server.arrivals.filter(({ to }) => to === 'hejing@centre.example').length).toBeGreaterThan(0)
  })
})

test('an outage of two hours and a restart of the worker: nothing is tried often, nothing is lost', async () => {
  const issue = await signed()
  const { port } = server
  await server.close()
  await workFor(60, 15)
  mailer = openSmtp(`smtp://test:secret@127.0.0.1:${port}`)
  await workFor(60, 15)
  const { counts, deliveries } = await ledger(issue)
  expect(counts).toMatchObject({ queued: mailboxes.length, failed: 0 })
  expect(new Set(deliveries.map(({ attempts }) => attempts))).toEqual(new Set([0]))
  server = await servePlainly()
  mailer = openSmtp(server.url)
  await workFor(60, 15)
  expect(arrived()).toEqual(mailboxes)
  expect((await ledger(issue)).distribution?.state).toBe('done')
})

test('greylisting is each mailbox’s own: the others go, and none is held up', async () => {
  const issue = await signed()
  const seen = new Map<string, number>()
  server.state.says = (at, { to }) => {
    if (at !== 'RCPT' || !mailboxes.includes(to)) return null
    seen.set(to, (seen.get(to) ?? 0) + 1)
    return seen.get(to) === 1 ? '450 4.2.0 Recipient address rejected: Greylisted' : null
  }
  await workFor(10)
  expect(arrived()).toEqual(mailboxes)
  expect(Math.max(...seen.values())).toBe(2)
  expect((await acts(issue)).includes('sending-paused')).toBe(false)
})

test('a mailbox that is full, one that is not there, and a rate: each is told as what it is', async () => {
  const issue = await signed()
  const [full, gone] = mailboxes
  let taken = 0
  server.state.says = (at, { to }) => {
    if (at === 'RCPT' && to === full) return '452 4.2.2 MailAddress full'
    if (at === 'RCPT' && to === gone) return '550 5.1.1 no such user'
    if (at !== 'END') return null
    taken += 1
    return taken % 3 === 0 ? '450 4.7.1 Error: too much mail' : null
  }
  await workFor(10)
  const { deliveries, counts } = await ledger(issue)
  expect(deliveries.find(({ address }) => address === gone)).toMatchObject({ state: 'failed' })
  expect(deliveries.find(({ address }) => address === full)).toMatchObject({ state: 'queued' })
  expect(counts).toMatchObject({ sent: mailboxes.length - 2, failed: 1, queued: 1 })
  await ledgerIsTrue(issue)
  server.state.says = () => null
  await workFor(12 * 60, 60)
  expect((await ledger(issue)).counts).toMatchObject({ sent: mailboxes.length - 1, failed: 1, queued: 0 })
  await ledgerIsTrue(issue)
})

test('the fault is mended: who may has a letter tried now, and all go; where nothing is paused there is nothing to try', async () => {
  const issue = await signed()
  const again = { move: 'try-now', reason: '密码已改' }
  server.state.says = (at) => (at === 'AUTH' ? '535 no' : null)
  await workFor(50, 10)
  const pausedUntil = async (): Promise<string | undefined> => ok(await editor.get('/api/mail-pause')).pause?.nextTry
  expect(await pausedUntil()).toSatisfy((at: string) => at > centre.now().toISOString())
  ok(await decide(editor, issue, again))
  const tried = server.state.logins
  await workFor(1)
  // Still broken: one try, and it rests on.
  expect(server.state.logins).toBe(tried + 1)
  expect(await pausedUntil()).toSatisfy((at: string) => at > centre.now().toISOString())
  server.state.says = () => null
  ok(await decide(editor, issue, again))
  await workFor(4)
  expect(arrived()).toEqual(mailboxes)
  expect((await acts(issue)).filter((act) => act === 'try-now')).toHaveLength(2)
  expect((await decide(editor, issue, again)).body.code).toBe('wrong-state')
  expect(await pausedUntil()).toBeUndefined()
})

test('a process that starts again tries at once', async () => {
  const issue = await signed()
  server.state.says = (at) => (at === 'AUTH' ? '535 no' : null)
  await workFor(50, 10)
  server.state.says = () => null
  await tryAtStart(centre.deps)
  await workFor(2)
  expect(arrived()).toEqual(mailboxes)
  expect((await ledger(issue)).distribution?.state).toBe('done')
})

test('a code whose time has passed while mail was paused is not sent; one whose time has not is', async () => {
  server.state.says = (at) => (at === 'AUTH' ? '535 no' : null)
  ok(await centre.stranger.post('/api/sign-in', { email: 'wuxiaolan@kjt.example' }))
  await centre.runAllWork(worker())
  centre.advance(11 * MINUTE)
  ok(await centre.stranger.post('/api/sign-in', { email: 'liuyang@gat.example' }))
  server.state.says = () => null
  await centre.runAllWork(worker())
  expect(server.arrivals.map(({ to }) => to)).toContain('liuyang@gat.example')
  expect(server.arrivals.map(({ to }) => to)).not.toContain('wuxiaolan@kjt.example')
  await signInAgain()
})

test('at the end of the permit it stands stopped, with the reason; who may looks, and it goes on', async () => {
  const sendAt = new Date(centre.now().getTime() + 60 * MINUTE).toISOString()
  const issue = await signed({ sendAt })
  server.state.says = (at) => (at === 'AUTH' ? '535 no' : null)
  await workFor(26 * 60, 60)
  const { distribution, counts } = await ledger(issue)
  expect(distribution).toMatchObject({
    state: 'refused',
    reason: expect.stringMatching(/发信暂停.*登录邮件服务器失败/),
  })
  expect(counts).toMatchObject({ queued: mailboxes.length, failed: 0 })
  server.state.says = () => null
  await workFor(40, 20)
  expect(arrived()).toEqual([])
  const administrator = await centre.as('he-jing')
  ok(await decide(administrator, issue, { move: 'restart', reason: '密码已改' }))
  await workFor(4)
  expect(arrived()).toEqual(mailboxes)
})
