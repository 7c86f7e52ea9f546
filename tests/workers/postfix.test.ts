/** Distributions through a real Postfix with its faults: every mailbox has the letter once, and the ledger says what lies there. */
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Mailer } from '#functions/mail/port.ts'
import { openSmtp } from '#functions/mail/smtp.ts'
import type { Issue } from '#shared/issue/issue.ts'
import { PEOPLE } from '../../infra/local/demo/people.ts'
import { ok } from '../support/issue-steps.ts'
import { RATE_UNIT_MS, startPostfix, whyNoPostfix } from '../support/postfix.ts'
import { SIX } from '../support/six-mailboxes.ts'
import { usingCentre } from '../support/using-centre.ts'

const MINUTE = 60_000
const why = whyNoPostfix()

const FAULTS: [name: string, settings: Record<string, string>, about: string, reason: RegExp][] = [
  [
    'a sender that is refused at MAIL',
    {
      smtpd_delay_reject: 'no',
      smtpd_sender_restrictions: 'check_sender_access static:{553 5.7.1 not owned by user test}',
    },
    'sender',
    /发件/,
  ],
  [
    'the same, said at RCPT',
    {
      smtpd_sender_restrictions: 'check_sender_access static:{553 5.7.1 not owned by user test}',
    },
    'sender',
    /发件/,
  ],
  ['relaying that needs a login', { virtual_mailbox_domains: '' }, 'account', /登录|转发/],
  [
    'a quota that is used up',
    { smtpd_recipient_restrictions: 'check_recipient_access static:{550 5.4.5 daily sending quota exceeded}' },
    'account',
    /额|量|上限/,
  ],
  [
    'a host that is refused',
    { smtpd_client_restrictions: 'check_client_access static:{554 5.7.1 Access denied}' },
    'account',
    /网络地址/,
  ],
]

describe.skipIf(why)(`through Postfix${why ? ` (skipped: ${why})` : ''}`, async () => {
  const { centre, editor, mailboxes, signed, signInAgain, ledger, proofHolds, acts } = await usingCentre({
    people: ['editor', 'office', 'head'],
  })
  let postfix: Awaited<ReturnType<typeof startPostfix>>
  let mailer: Mailer
  const anew = async () => {
    await mailer?.close()
    mailer = openSmtp(postfix.url, { maxConnections: 4 })
  }
  /** From here on; what is kept open would still be as it was. */
  const behaves = async (...how: Parameters<typeof postfix.behaves>) => {
    await postfix.behaves(...how)
    await anew()
  }
  beforeAll(async () => {
    postfix = await startPostfix([...SIX, ...PEOPLE.map(({ email }) => email).filter((one) => !SIX.includes(one))])
  })
  beforeEach(async () => {
    await centre.runAllWork()
    await signInAgain()
    await behaves({})
    postfix.empty()
  })
  afterEach(() => mailer.close())
  afterAll(() => postfix?.close())

  async function workRounds(rounds: number, minutes = 2): Promise<void> {
    for (let n = 0; n < rounds; n += 1) {
      await centre.runAllWork({ mailer, worker: postfix.url })
      centre.advance(minutes * MINUTE)
    }
    await signInAgain()
  }
  /** Nothing that a letter is blamed for, and what the ledger calls sent lies in the mailboxes. */
  async function standsWell(issue: Issue) {
    const { deliveries, counts, distribution } = await ledger(issue)
    const sent = deliveries.filter(({ state }) => state === 'sent').map(({ address }) => address)
    expect(await postfix.delivered()).toEqual(sent.sort())
    expect(deliveries.map(({ address }) => address).sort()).toEqual(mailboxes)
    expect(counts).toMatchObject({ failed: 0, ambiguous: 0 })
    expect(
      deliveries
        .filter(({ state }) => state === 'queued')
        .map(({ attempts }) => attempts)
        .filter((n) => n > 0),
    ).toEqual([])
    return distribution
  }
  async function allArrived(issue: Issue) {
    expect((await standsWell(issue))?.state).toBe('done')
    expect(await postfix.delivered()).toEqual(mailboxes)
    expect(await proofHolds(issue)).toBe(true)
  }

  test.each(FAULTS)('%s', async (_, settings, about, reason) => {
    await behaves(settings)
    const issue = await signed()
    await workRounds(4, 10)
    expect((await standsWell(issue))?.state).toBe('sending')
    const { pause } = ok(await editor.get('/api/mail-pause'))
    expect(pause, postfix.log()).toMatchObject({ about, reason: expect.stringMatching(reason) })
    expect(await postfix.delivered()).toEqual([])

    await behaves({})
    await workRounds(4, 30)
    await allArrived(issue)
    expect(await acts(issue)).toEqual(expect.arrayContaining(['sending-paused', 'sending-resumed']))
  })

  test.each([
    ['messages in a time', { smtpd_client_message_rate_limit: '2' }],
    ['connections in a time', { smtpd_client_connection_rate_limit: '1' }],
    ['connections at once', { smtpd_client_connection_count_limit: '1' }],
  ])('so many %s: it goes slower, and all arrive', async (_, settings) => {
    await behaves(settings)
    const issue = await signed()
    for (let n = 0; n < 30 && (await ledger(issue)).distribution?.state !== 'done'; n += 1) {
      await workRounds(1, 5)
      await standsWell(issue)
      // The server counts by its own clock.
      await sleep(RATE_UNIT_MS + 100)
    }
    await allArrived(issue)
  })

  test('it is stopped in the middle, the worker starts again, and so does it', async () => {
    await behaves({ smtpd_client_message_rate_limit: '2' })
    const issue = await signed()
    await workRounds(1)
    await postfix.stop()
    await anew()
    await workRounds(4, 20)
    expect((await standsWell(issue))?.state).toBe('sending')
    expect(ok(await editor.get('/api/mail-pause')).pause).toMatchObject({ about: 'server' })
    await postfix.start()
    await behaves({})
    await workRounds(4, 30)
    await allArrived(issue)
  })

  test('greylisting is each mailbox’s own: mail is not paused', async () => {
    await behaves({
      smtpd_recipient_restrictions: 'check_recipient_access static:{450 4.2.0 Greylisted}',
    })
    const issue = await signed()
    await workRounds(1)
    expect(ok(await editor.get('/api/mail-pause')).pause).toBeNull()
    expect((await ledger(issue)).counts).toMatchObject({ queued: mailboxes.length })
    await behaves({})
    await workRounds(4)
    await allArrived(issue)
    expect(await acts(issue)).not.toContain('sending-paused')
  })

  test('one that is not there, among others', async () => {
    const [gone = ''] = mailboxes
    await behaves({}, [gone])
    const issue = await signed()
    await workRounds(2)
    const { deliveries, distribution } = await ledger(issue)
    expect(distribution?.state).toBe('done')
    expect(deliveries.filter(({ state }) => state === 'failed')).toMatchObject([{ address: gone }])
    expect(await postfix.delivered()).toEqual(mailboxes.filter((one) => one !== gone))
  })
})
