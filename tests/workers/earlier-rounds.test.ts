/** A letter that was sent again by decision, or settled by hand: what is told of it afterwards, and told again. */
import { beforeEach, describe, expect, test } from 'vitest'
import { handleDeliveryEvents } from '#functions/workers/distribution/handle-delivery-events.ts'
import type { Delivery } from '#shared/distribution/delivery.ts'
import { letterId } from '#shared/distribution/delivery-id.ts'
import type { Issue } from '#shared/issue/issue.ts'
import { batchOf, byEventBridge, SES_EVENTS, type SesEventName } from '../support/aws/ses-events.ts'
import { ok } from '../support/issue-steps.ts'
import { ACCEPTED, addressed, aMailer, issues, UNKNOWN } from '../support/mailer.ts'
import { settle } from '../support/store/ledger.ts'
import { usingCentre } from '../support/using-centre.ts'

const { centre, editor, administrator, mailboxes, acts, signed, ledger } = await usingCentre({
  people: ['editor', 'administrator', 'office', 'head'],
})
beforeEach(async () => {
  await centre.runAllWork()
  await liftAll()
})

const suppressed = async (): Promise<string[]> =>
  ok(await administrator.get('/api/suppressions')).suppressions.map(({ address }: { address: string }) => address)

async function liftAll(): Promise<void> {
  for (const { address, version } of ok(await administrator.get('/api/suppressions')).suppressions)
    ok(await administrator.post('/api/suppressions/removals', { address, version, reason: '已核实，可以收信' }))
}

async function tell(delivery: Delivery, ...names: SesEventName[]): Promise<void> {
  for (const name of names) {
    const event = byEventBridge(SES_EVENTS[name]({ letter: letterId(delivery), to: delivery.address }))
    expect(await handleDeliveryEvents(centre.deps, batchOf(event))).toEqual({ batchItemFailures: [] })
  }
}

async function rowOf(issue: Issue): Promise<Delivery> {
  const found = (await ledger(issue)).deliveries.find(({ address }) => address === mailboxes[0])
  if (!found) throw new Error('no delivery')
  return found
}

const mailbox = async (of: Issue) => (await acts(of)).filter((what) => what === 'bounced' || what === 'complained')

const proofIsGiven = async (issue: Issue) => ok(await editor.get(`/api/issues/${issue.id}/proof`))

/** Nobody knows of the first letter to the first mailbox, and a person had it sent again. */
async function againAfterUnknown(): Promise<{ issue: Issue; first: Delivery }> {
  const issue = await signed()
  await centre.runAllWork({ mailer: aMailer(({ to }) => (to.address === mailboxes[0] ? UNKNOWN : ACCEPTED)) })
  const first = await rowOf(issue)
  ok(await settle(editor, issue, [first], 'resend'))
  return { issue, first }
}

describe('what is told of the letter before', () => {
  test('moves nothing of the last one', async () => {
    const { issue, first } = await againAfterUnknown()
    await tell(first, 'send', 'delivery')
    expect(await rowOf(issue)).toMatchObject({ state: 'queued', round: 2, messageId: null, sentAt: null })
    await centre.runAllWork({ mailer: aMailer() })
    await tell(first, 'mailbox-full')
    expect(await rowOf(issue)).toMatchObject({ state: 'sent', round: 2, messageId: 'message-1' })
    await tell(await rowOf(issue), 'delivery')
    expect(await rowOf(issue)).toMatchObject({ state: 'delivered', round: 2 })
    expect([await mailbox(issue), await suppressed()]).toEqual([[], []])
    await proofIsGiven(issue)
  })

  test('a hard bounce or a complaint is on the record and the suppression list, once, and the last one is not sent there', async () => {
    for (const name of ['bounce', 'complaint'] as const) {
      const { issue, first } = await againAfterUnknown()
      await tell(first, name, name)
      expect(await suppressed()).toEqual([mailboxes[0]])
      const mailer = aMailer()
      await centre.runAllWork({ mailer })
      expect(addressed(mailer)).toEqual([])
      expect(await rowOf(issue)).toMatchObject({ state: 'skipped', round: 2 })
      expect(await mailbox(issue)).toHaveLength(1)
      await proofIsGiven(issue)
      await liftAll()
      await tell(first, name)
      expect([await mailbox(issue), await suppressed()]).toEqual([[expect.any(String)], []])
    }
  })

  test('while the last one is under way: its sender still says what became of it', async () => {
    const { issue, first } = await againAfterUnknown()
    const mailer = aMailer(async ({ attachments }) => {
      if (attachments.length > 0) await tell(first, 'delivery', 'complaint')
      return ACCEPTED
    })
    await centre.runAllWork({ mailer })
    expect(issues(mailer)).toHaveLength(1)
    expect(await rowOf(issue)).toMatchObject({ state: 'sent', round: 2, lease: null, messageId: 'message-1' })
    expect(await suppressed()).toEqual([mailboxes[0]])
  })
})

test('what was told of one letter is known when it is told again, whatever was told of another since', async () => {
  const { issue, first } = await againAfterUnknown()
  await centre.runAllWork({ mailer: aMailer() })
  await tell(first, 'complaint')
  await tell(await rowOf(issue), 'delivery')
  await liftAll()
  const before = await rowOf(issue)
  await tell(first, 'complaint', 'delivery')
  expect(await rowOf(issue)).toEqual(before)
  expect([await mailbox(issue), await suppressed()]).toEqual([['complained'], []])
})

describe('what a person has said', () => {
  test('stands against what was told before and is told again; only what says more changes it', async () => {
    const issue = await signed()
    await centre.runAllWork({ mailer: aMailer() })
    await tell(await rowOf(issue), 'bounce')
    ok(await settle(editor, issue, [await rowOf(issue)], 'sent'))
    await liftAll()
    const said = await rowOf(issue)
    await tell(said, 'bounce', 'delivery', 'send', 'mailbox-full')
    expect(await rowOf(issue)).toEqual(said)
    expect([await mailbox(issue), await suppressed()]).toEqual([['bounced'], []])
    await proofIsGiven(issue)
    await tell(said, 'complaint')
    expect((await rowOf(issue)).state).toBe('complained')
    expect([await mailbox(issue), await suppressed()]).toEqual([['bounced', 'complained'], [mailboxes[0]]])
    await proofIsGiven(issue)
  })
})
