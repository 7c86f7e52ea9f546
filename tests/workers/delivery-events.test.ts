/** Events of letters move their deliveries on, whenever and however often they come. */
import { beforeEach, describe, expect, test } from 'vitest'
import { handleDeliveryEvents } from '#functions/workers/distribution/handle-delivery-events.ts'
import type { Delivery, DeliveryState } from '#shared/distribution/delivery.ts'
import { letterId } from '#shared/distribution/delivery-id.ts'
import { mayHaveReached } from '#shared/distribution/delivery-labels.ts'
import type { Issue } from '#shared/issue/issue.ts'
import { batchOf, byEventBridge, bySns, SES_EVENTS, type SesEventName } from '../support/aws/ses-events.ts'
import { ok } from '../support/issue-steps.ts'
import { ACCEPTED, addressed, aMailer, RETRY, UNKNOWN } from '../support/mailer.ts'
import { settle, sum } from '../support/store/ledger.ts'
import { usingCentre } from '../support/using-centre.ts'

const { centre, editor, administrator, mailboxes, acts, signed, ledger } = await usingCentre({
  people: ['editor', 'administrator', 'office', 'head'],
})
beforeEach(async () => {
  await centre.runAllWork()
  for (const { address, version } of await suppressions())
    ok(await administrator.post('/api/suppressions/removals', { address, version, reason: '测试后解除' }))
})

const suppressions = async () => ok(await administrator.get('/api/suppressions')).suppressions

/** In a batch of its own. */
const hear = async (body: object) =>
  expect(await handleDeliveryEvents(centre.deps, batchOf(body))).toEqual({ batchItemFailures: [] })

const tell = (delivery: Delivery, ...names: SesEventName[]) =>
  Promise.all(
    names.map((name) => hear(byEventBridge(SES_EVENTS[name]({ letter: letterId(delivery), to: delivery.address })))),
  )

async function rowOf(issue: Issue, address = mailboxes[0]): Promise<Delivery> {
  const found = (await ledger(issue)).deliveries.find((one) => one.address === address)
  if (!found) throw new Error(`no delivery to ${address}`)
  return found
}

/** An issue that was sent to all; its first delivery. */
async function sent(mailer = aMailer()): Promise<{ issue: Issue; delivery: Delivery }> {
  const issue = await signed()
  await centre.runAllWork({ mailer })
  return { issue, delivery: await rowOf(issue) }
}

describe('after it was sent', () => {
  const CASES: [SesEventName[], DeliveryState][] = [
    [['send', 'delivery'], 'delivered'],
    [['delay', 'automatic-reply', 'not-spam'], 'sent'],
    [['delivery', 'mailbox-full'], 'failed'],
    [['reject', 'send'], 'failed'],
    [['bounce', 'delivery'], 'bounced'],
    [['complaint', 'delivery', 'send'], 'complained'],
  ]

  test('each event moves its delivery on, and the proof still holds', async () => {
    const { issue } = await sent()
    for (const [n, [names, state]] of CASES.entries()) {
      const delivery = await rowOf(issue, mailboxes[n])
      for (const name of names) await tell(delivery, name)
      const { sentAt } = delivery
      expect(await rowOf(issue, mailboxes[n]), names.join()).toMatchObject({ state, messageId: 'message-1', sentAt })
    }
    const { counts, distribution } = await ledger(issue)
    expect(sum(counts)).toBe(mailboxes.length)
    expect(distribution?.state).toBe('done')
    ok(await editor.get(`/api/issues/${issue.id}/proof`))
  })

  test('a hard bounce and a complaint are on the record, once, and put the mailbox on the suppression list', async () => {
    const { issue, delivery } = await sent()
    await tell(delivery, ...Array<SesEventName>(5).fill('bounce'))
    expect(await suppressions()).toMatchObject([
      {
        address: delivery.address,
        for: 'bounced',
        reason: '邮件被退回：没有这个邮箱；smtp; 550 5.1.1 user unknown',
        since: '2026-02-01T01:00:09.669Z',
        by: '系统',
        delivery: { issueId: issue.id, id: delivery.id },
      },
    ])
    await tell(delivery, 'complaint', 'complaint', 'bounce', 'delivery')
    expect(await rowOf(issue)).toMatchObject({ state: 'complained', reason: '收件人将邮件标为垃圾邮件（abuse）' })
    expect((await acts(issue)).slice(-2)).toEqual(['bounced', 'complained'])
    expect(await suppressions()).toMatchObject([{ for: 'bounced' }])
    ok(await editor.get(`/api/issues/${issue.id}/proof`))
  })

  test('what says nothing against the mailbox ends in a failed delivery, on no list; what does is on it, whatever SES calls it', async () => {
    const { issue } = await sent()
    const events: [SesEventName, DeliveryState][] = [
      ['policy', 'failed'],
      ['kept-back', 'failed'],
      ['undetermined', 'failed'],
      ['no-such-user-called-transient', 'bounced'],
    ]
    for (const [n, [name]] of events.entries()) await tell(await rowOf(issue, mailboxes[n]), name)
    for (const [n, [name, state]] of events.entries()) {
      const delivery = await rowOf(issue, mailboxes[n])
      expect(delivery.state, name).toBe(state)
      expect(mayHaveReached(delivery), name).toBe(false)
    }
    expect((await suppressions()).map(({ address }: { address: string }) => address)).toEqual([mailboxes[3]])
    expect((await acts(issue)).filter((what) => what === 'bounced' || what === 'complained')).toEqual(['bounced'])
  })

  test('an ordinary delivery, or one given up, is on no list and makes no entry', async () => {
    const { issue, delivery } = await sent()
    const before = await acts(issue)
    await tell(delivery, 'send', 'delivery', 'mailbox-full')
    expect(await acts(issue)).toEqual(before)
    expect(await suppressions()).toEqual([])
  })
})

describe('before it is known to be sent', () => {
  test('the event comes while the sender waits for the reply: nothing is lost, nothing goes twice', async () => {
    const issue = await signed()
    const mailer = aMailer(async ({ id, to, attachments }) => {
      if (attachments.length === 0) return ACCEPTED
      const [name, outcome] = (
        [
          ['delivery', ACCEPTED],
          ['bounce', ACCEPTED],
          ['delivery', UNKNOWN],
          ['send', UNKNOWN],
          ['delivery', RETRY],
        ] as const
      )[mailboxes.indexOf(to.address)] ?? ['send', ACCEPTED]
      await hear(bySns(SES_EVENTS[name]({ letter: id, to: to.address })))
      return outcome
    })
    await centre.runWorkOverTime({ mailer }, 3)
    const states = await Promise.all(mailboxes.map(async (address) => (await rowOf(issue, address)).state))
    expect(states).toEqual(['delivered', 'bounced', 'delivered', 'sent', 'delivered', 'sent'])
    expect(addressed(mailer)).toEqual(mailboxes)
    expect(await rowOf(issue)).toMatchObject({ messageId: 'ses-message-1', sentAt: '2026-02-01T01:00:02.012Z' })
    expect((await ledger(issue)).distribution?.state).toBe('done')
    ok(await editor.get(`/api/issues/${issue.id}/proof`))
  })

  test('what nobody knew is settled by its event: ambiguous ones, and those whose sender died', async () => {
    const issue = await signed()
    const letters: string[] = []
    const mailer = aMailer(({ to, attachments }) => {
      if (attachments.length === 0) return ACCEPTED
      return letters.push(to.address) === 1 ? UNKNOWN : new Promise<never>(() => undefined)
    })
    void centre.runAllWork({ mailer, worker: 'dying' })
    await expect.poll(() => letters.length, { timeout: 10_000 }).toBeGreaterThan(1)
    await expect.poll(async () => (await rowOf(issue, letters[0])).state).toBe('ambiguous')
    const [unknown, dead] = [await rowOf(issue, letters[0]), await rowOf(issue, letters[1])]
    expect(dead.state).toBe('sending')
    await tell(unknown, 'delivery')
    await tell(dead, 'send')
    expect(await rowOf(issue, letters[0])).toMatchObject({ state: 'delivered', reason: '按邮件服务的回执核实' })
    expect(await rowOf(issue, letters[1])).toMatchObject({ state: 'sent', lease: null })
    const next = aMailer()
    centre.advance(centre.deps.leaseMs + 1000)
    await centre.runWorkOverTime({ mailer: next }, 3)
    const twice = addressed(next).filter((address) => letters.slice(0, 2).includes(address))
    expect(twice).toEqual([])
    expect((await ledger(issue)).distribution?.state).toBe('done')
  })

  test('what comes at once from all sides ends in one state, one entry and one place on the list', async () => {
    const { issue, delivery } = await sent()
    const names: SesEventName[] = ['send', 'delivery', 'delay', 'mailbox-full', 'complaint']
    await tell(delivery, ...names, ...names.toReversed(), ...names)
    expect((await rowOf(issue)).state).toBe('complained')
    expect((await acts(issue)).filter((what) => what === 'complained')).toHaveLength(1)
    expect(await suppressions()).toHaveLength(1)
  })
})

describe('what it is not about', () => {
  test('a letter of another round, of nothing, or none of ours is passed over, and said in the log', async () => {
    const { issue, delivery } = await sent()
    const before = await centre.rows()
    const logged = centre.logged.length
    const to = delivery.address
    for (const letter of [
      letterId({ ...delivery, round: 2 }),
      letterId({ ...delivery, issueId: 'no-such-issue' }),
      letterId({ ...delivery, id: 'a'.repeat(32) }),
      'a-notice-of-the-test',
    ])
      for (const name of ['delivery', 'bounce', 'complaint'] as const)
        await hear(byEventBridge(SES_EVENTS[name]({ letter, to })))
    expect(await centre.rows()).toEqual(before)
    expect(centre.logged.slice(logged)).toHaveLength(12)
    expect((await rowOf(issue)).state).toBe('sent')
  })

  test('the row of a further round names the letter of that round, never the one before', async () => {
    const { issue, delivery } = await sent()
    ok(await settle(editor, issue, [delivery], 'resend', '对方误删'))
    await centre.runAllWork({ mailer: aMailer(() => UNKNOWN) })
    const second = await rowOf(issue)
    expect(second).toMatchObject({ state: 'ambiguous', round: 2, messageId: null, sentAt: null })
    const of = { letter: letterId(second), to: second.address, messageId: 'ses-message-2' }
    await hear(byEventBridge(SES_EVENTS.delivery(of)))
    expect(await rowOf(issue)).toMatchObject({
      state: 'delivered',
      messageId: 'ses-message-2',
      sentAt: '2026-02-01T01:00:02.012Z',
    })
    const { entries } = ok(await editor.get(`/api/issues/${issue.id}/audit`))
    expect(entries).toContainEqual(
      expect.objectContaining({
        what: 'settle-delivery',
        facts: { as: 'resend', deliveries: second.id, messageIds: 'message-1' },
      }),
    )
  })
})
