/** A mail server of moods: every mailbox is accounted for under all its answers. */
import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Outcome } from '#functions/mail/port.ts'
import {
  ACCEPTED,
  type AskedMailer,
  aMailer,
  issues,
  REFUSED,
  RETRY,
  THROTTLED,
  UNKNOWN,
  USED_UP,
} from '../support/mailer.ts'
import { sum } from '../support/store/ledger.ts'
import { usingCentre } from '../support/using-centre.ts'

const { centre, signInAgain, mailboxes, signed, ledger } = await usingCentre({
  people: ['editor', 'office', 'head'],
})
beforeEach(() => centre.runAllWork())

/** Work every ten minutes. */
async function inHours(mailer: AskedMailer, hours: number): Promise<void> {
  for (let n = 0; n < hours * 6; n += 1) {
    centre.advance(600_000)
    await centre.runAllWork({ mailer })
  }
  await signInAgain()
}

describe('a mail server of moods', () => {
  test('a delay is waited for, a refusal is a failure, what is unknown is ambiguous; the sum is what was frozen', async () => {
    const issue = await signed()
    const [throttled, refused, unknown] = mailboxes
    let tries = 0
    const mailer = aMailer(({ attachments, to }) => {
      if (attachments.length === 0) return ACCEPTED
      if (to.address === refused) return REFUSED
      if (to.address === unknown) return UNKNOWN
      if (to.address !== throttled) return ACCEPTED
      tries += 1
      return tries < 4 ? RETRY : ACCEPTED
    })
    await centre.runAllWork({ mailer })
    const middle = await ledger(issue)
    expect(middle.distribution?.state).toBe('sending')
    expect(middle.deliveries.find(({ address }) => address === throttled)).toMatchObject({
      state: 'queued',
      attempts: 1,
      reason: RETRY.reason,
    })
    expect(middle.counts.sent).toBe(mailboxes.length - 3)
    await inHours(mailer, 1)
    const { deliveries, counts, distribution } = await ledger(issue)
    expect(deliveries.find(({ address }) => address === throttled)).toMatchObject({ state: 'sent', attempts: 4 })
    expect(deliveries.find(({ address }) => address === refused)).toMatchObject({
      state: 'failed',
      reason: '550 没有这个邮箱',
    })
    expect(deliveries.find(({ address }) => address === unknown)).toMatchObject({ state: 'ambiguous' })
    expect(counts).toMatchObject({ sent: mailboxes.length - 2, failed: 1, ambiguous: 1, queued: 0, sending: 0 })
    expect(sum(counts)).toBe(distribution?.frozen)
    expect(distribution?.state).toBe('done')
  })

  test('throttling is no failure, however often: it waits, with rests for all, and then goes', async () => {
    const issue = await signed()
    let open = false
    const mailer = aMailer(({ attachments }) => (attachments.length === 0 || open ? ACCEPTED : THROTTLED))
    await centre.runWorkOverTime({ mailer }, 20)
    const { counts, deliveries, distribution } = await ledger(issue)
    expect(counts.queued).toBe(mailboxes.length)
    expect(deliveries.map(({ attempts }) => attempts)).toEqual(mailboxes.map(() => 0))
    expect(new Set(deliveries.map(({ reason }) => reason))).toContain('454 发送过快')
    expect(distribution?.state).toBe('sending')
    expect(issues(mailer).length).toBeLessThan(20)
    open = true
    await inHours(mailer, 1)
    expect((await ledger(issue)).counts.sent).toBe(mailboxes.length)
  })

  test('a quota that is used up stops all of them for its pause, with the reason', async () => {
    const issue = await signed()
    let open = false
    const mailer = aMailer(({ attachments }) => (attachments.length === 0 || open ? ACCEPTED : USED_UP))
    await centre.runAllWork({ mailer, senders: 1 })
    expect(issues(mailer)).toHaveLength(1)
    const { deliveries, counts } = await ledger(issue)
    expect(counts.queued).toBe(mailboxes.length)
    expect(deliveries.filter(({ reason }) => reason === USED_UP.reason)).toHaveLength(1)
    open = true
    centre.advance(899_000)
    await centre.runAllWork({ mailer })
    expect(issues(mailer)).toHaveLength(1)
    centre.advance(2_000)
    await centre.runAllWork({ mailer })
    expect((await ledger(issue)).counts.sent).toBe(mailboxes.length)
  })

  test('one that leaves letter after letter unclear is given a rest, before all are', async () => {
    const issue = await signed()
    let well = false
    const mailer = aMailer(({ attachments }) => (attachments.length === 0 || well ? ACCEPTED : UNKNOWN))
    const deps = { mailer, senders: 1 }
    await centre.runAllWork(deps)
    centre.advance(4 * 60_000)
    await centre.runAllWork(deps)
    expect((await ledger(issue)).counts).toMatchObject({ ambiguous: 5, queued: mailboxes.length - 5 })
    well = true
    centre.advance(2 * 60_000)
    await centre.runAllWork(deps)
    const { counts, distribution } = await ledger(issue)
    expect(counts).toMatchObject({ ambiguous: 5, sent: mailboxes.length - 5 })
    expect(distribution?.state).toBe('done')
  })

  test('one that puts off for ever ends as a failure, not as sent', async () => {
    const issue = await signed()
    const mailer = aMailer(({ attachments }) => (attachments.length === 0 ? ACCEPTED : RETRY))
    await inHours(mailer, 6)
    const { counts, distribution } = await ledger(issue)
    expect(counts).toMatchObject({ failed: mailboxes.length, sent: 0 })
    expect(distribution?.state).toBe('done')
    await signInAgain()
  })

  test('whatever it answers, everyone is in one state, nobody gets two, and refused or unknown ones none more', async () => {
    const outcome = fc.constantFrom(ACCEPTED, RETRY, THROTTLED, REFUSED, UNKNOWN)
    await fc.assert(
      fc.asyncProperty(fc.array(outcome, { minLength: 1, maxLength: 12 }), async (outcomes) => {
        const issue = await signed()
        const last = new Map<string, Outcome['kind']>()
        let n = 0
        const mailer = aMailer(({ attachments, to }) => {
          if (attachments.length === 0) return ACCEPTED
          expect(['retry', 'throttled', undefined]).toContain(last.get(to.address))
          const given = outcomes[n % outcomes.length] ?? ACCEPTED
          n += 1
          last.set(to.address, n > 24 ? 'accepted' : given.kind)
          return n > 24 ? ACCEPTED : given
        })
        // While mail is paused, one letter is tried at a time.
        for (let step = 0; step < 60 && (n <= 24 || step < 20); step += 1) {
          await Promise.all([centre.runAllWork({ mailer, worker: 'a' }), centre.runAllWork({ mailer, worker: 'b' })])
          centre.advance(31 * 60_000)
        }
        await signInAgain()
        const { counts, deliveries, distribution } = await ledger(issue)
        expect(distribution?.state).toBe('done')
        expect(sum(counts)).toBe(mailboxes.length)
        expect(counts.queued + counts.sending).toBe(0)
        const state = {
          accepted: 'sent',
          refused: 'failed',
          unknown: 'ambiguous',
          retry: 'failed',
          throttled: '',
        } as const
        for (const delivery of deliveries) expect(delivery.state).toBe(state[last.get(delivery.address) ?? 'retry'])
      }),
      { numRuns: 4 },
    )
  }, 120_000)
})
