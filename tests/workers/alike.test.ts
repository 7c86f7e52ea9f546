/** The same no to letter after letter: it is hardly the letters, so a person is asked before all have failed. */
import { beforeEach, expect, test } from 'vitest'
import { ok } from '../support/issue-steps.ts'
import { ACCEPTED, addressed, aMailer, DECLINED, issues, REFUSED } from '../support/mailer.ts'
import { decide } from '../support/store/ledger.ts'
import { usingCentre } from '../support/using-centre.ts'

const { centre, signInAgain, editor, mailboxes, acts, signed, ledger, proofHolds } = await usingCentre({
  people: ['editor', 'office', 'head'],
})
beforeEach(async () => {
  await centre.runAllWork()
  await signInAgain()
})

test('all refused alike: it stops and asks, the letters are put back, and the editor says that it goes on', async () => {
  const issue = await signed()
  let open = false
  const mailer = aMailer(({ attachments }) => (attachments.length === 0 || open ? ACCEPTED : DECLINED))
  await centre.runAllWork({ mailer, senders: 2 })
  const { distribution, counts } = await ledger(issue)
  expect(distribution).toMatchObject({ state: 'asking', reason: expect.stringContaining('554 不收') })
  expect(counts).toMatchObject({ queued: mailboxes.length, failed: 0 })
  expect((await acts(issue)).at(-1)).toBe('sending-asks')
  expect(mailer.sent().filter(([, subject]) => subject.includes('分发暂停，请确认'))).not.toEqual([])
  const tried = issues(mailer).length
  centre.advance(3_600_000)
  await centre.runAllWork({ mailer })
  expect(issues(mailer)).toHaveLength(tried)
  open = true
  ok(await decide(editor, issue, { move: 'go-on', reason: '已联系邮件服务商' }))
  await centre.runAllWork({ mailer })
  expect((await ledger(issue)).counts.sent).toBe(mailboxes.length)
  expect([...new Set(addressed(mailer))]).toEqual(mailboxes)
})

test('all that failed are to be sent again while the last is under way: once it goes on, each gets one letter more', async () => {
  const issue = await signed()
  let open = false
  let decided = false
  const mailer = aMailer(async ({ attachments, to }) => {
    if (attachments.length === 0 || open) return ACCEPTED
    if (to.address !== mailboxes.at(-1) || decided) return DECLINED
    decided = true
    await expect.poll(async () => (await ledger(issue)).counts).toMatchObject({ failed: 5, sending: 1 })
    ok(await decide(editor, issue, { move: 'resend', states: ['failed'], mailboxes: 5, reason: '对方服务器已恢复' }))
    return DECLINED
  })
  await centre.runAllWork({ mailer, senders: mailboxes.length })
  expect(await ledger(issue)).toMatchObject({ distribution: { state: 'asking' }, counts: { queued: mailboxes.length } })
  open = true
  ok(await decide(editor, issue, { move: 'go-on', reason: '已联系邮件服务商' }))
  await centre.runWorkOverTime({ mailer }, 3)
  const { distribution, counts, deliveries } = await ledger(issue)
  expect(distribution).toMatchObject({ state: 'done', resend: null })
  expect(counts.sent).toBe(mailboxes.length)
  expect(deliveries.map(({ round }) => round).sort()).toEqual([1, 2, 2, 2, 2, 2])
  expect(addressed(mailer)).toEqual([...mailboxes, ...mailboxes].sort())
  expect(await proofHolds(issue)).toBe(true)
})

test('asked once: the same answer is each letter’s own then', async () => {
  const issue = await signed()
  const mailer = aMailer(({ attachments }) => (attachments.length === 0 ? ACCEPTED : DECLINED))
  await centre.runAllWork({ mailer })
  ok(await decide(editor, issue, { move: 'go-on', reason: '仍要试' }))
  await centre.runAllWork({ mailer })
  const { distribution, counts } = await ledger(issue)
  expect([distribution?.state, counts.failed]).toEqual(['done', mailboxes.length])
})

test('mailboxes that are not there are believed of a short list; and so is a no among those who take it', async () => {
  const [gone] = [await signed()]
  await centre.runAllWork({ mailer: aMailer(({ attachments }) => (attachments.length === 0 ? ACCEPTED : REFUSED)) })
  expect((await ledger(gone)).counts.failed).toBe(mailboxes.length)
  const some = await signed()
  let n = 0
  const mailer = aMailer(({ attachments }) => {
    if (attachments.length === 0) return ACCEPTED
    n += 1
    return n % 2 === 1 ? ACCEPTED : DECLINED
  })
  await centre.runAllWork({ mailer, senders: 1 })
  const { distribution, counts } = await ledger(some)
  expect([distribution?.state, counts.sent, counts.failed]).toEqual(['done', 3, 3])
})
