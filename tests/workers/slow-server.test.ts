/** A mail server that takes longer than a lease to answer: the worker that waits for it keeps what it has, and nothing is called unclear. */
import { setTimeout } from 'node:timers/promises'
import { expect, test } from 'vitest'
import type { WorkerDeps } from '#functions/deps.ts'
import { listIndex } from '#functions/store/read.ts'
import { Work } from '#shared/work.ts'
import { ok } from '../support/issue-steps.ts'
import { ACCEPTED, type AskedMailer, addressed, aMailer, issues } from '../support/mailer.ts'
import { decide } from '../support/store/ledger.ts'
import { usingCentre } from '../support/using-centre.ts'

const LEASE_MS = 1200

const { centre, editor, mailboxes, signed, ledger } = await usingCentre({
  people: ['editor', 'office', 'head'],
})

/** As in an office: time passes by itself, and claims end soon. */
const inTime = (mailer: AskedMailer, worker: string): Partial<WorkerDeps> => {
  const [began, from] = [performance.now(), centre.now().getTime()]
  return { mailer, worker, leaseMs: LEASE_MS, clock: () => new Date(from + performance.now() - began) }
}

test('the letters under way stay so, and no other worker takes the work or gives it up', async () => {
  const issue = await signed()
  const { promise: answered, resolve: answer } = Promise.withResolvers<void>()
  const mailer = aMailer(async ({ attachments }) => {
    if (attachments.length > 0) await answered
    return ACCEPTED
  })
  const patient = centre.runAllWork(inTime(mailer, 'patient'))
  await expect.poll(() => issues(mailer).length, { timeout: 10_000 }).toBe(centre.deps.senders)
  // A second piece of work for the same distribution, so that another worker looks at it meanwhile.
  const recipient = { address: 'late@office.example', name: '新任处长', unit: '省某厅', lists: ['distribution'] }
  ok(await decide(editor, issue, { move: 'add-late', recipient, reason: '到任晚' }))
  const others = aMailer()
  const other = inTime(others, 'other')
  const underWay = issues(mailer).map(({ to }) => to.address)
  for (let lease = 0; lease < 3; lease += 1) {
    await setTimeout(LEASE_MS)
    await centre.runAllWork(other)
    const { deliveries } = await ledger(issue)
    const states = deliveries.filter(({ address }) => underWay.includes(address)).map(({ state }) => state)
    expect(states).toEqual(underWay.map(() => 'sending'))
    // The work itself is renewed too.
    const open = await listIndex(centre.deps.table, Work, 'WORK#open')
    expect(open.filter(({ claimedBy }) => claimedBy === 'patient').map(({ attempts }) => attempts)).toEqual([1])
  }
  answer()
  await patient
  await centre.runAllWork(other)
  expect((await ledger(issue)).counts).toMatchObject({ sent: mailboxes.length + 1, ambiguous: 0 })
  expect([...addressed(mailer), ...addressed(others)].sort()).toEqual([...mailboxes, recipient.address].sort())
  expect(await listIndex(centre.deps.table, Work, 'WORK#parked')).toEqual([])
}, 60_000)
