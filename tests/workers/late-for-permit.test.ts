/** Sending that was set for an hour and is late for its permit though its work began in time: it begins when the whole list is in the ledger. */
import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb'
import { beforeEach, expect, test } from 'vitest'
import type { WorkerDeps } from '#functions/deps.ts'
import type { Issue } from '#shared/issue/issue.ts'
import { ok } from '../support/issue-steps.ts'
import { addressed, aMailer } from '../support/mailer.ts'
import { decide } from '../support/store/ledger.ts'
import { tableAround } from '../support/store/table-around.ts'
import { usingCentre } from '../support/using-centre.ts'

const HOUR = 3_600_000
const { centre, signInAgain, head, mailboxes, acts, signed, ledger, proofHolds } = await usingCentre({
  people: ['editor', 'office', 'head', 'administrator'],
})
beforeEach(async () => {
  await centre.runAllWork()
  await signInAgain()
})

/** Signed for an hour that has come; nothing has begun. */
async function due(): Promise<Issue> {
  const issue = await signed({ sendAt: new Date(centre.now().getTime() + 2 * HOUR).toISOString() })
  await centre.runAllWork({ mailer: aMailer() })
  centre.advance(2 * HOUR)
  return issue
}

/** In what is written. */
const [A_DELIVERY, QUEUED] = ['DELIVERY#', '\\"what\\":\\"queued\\"']

/** `meets` is told of each transaction that writes one of these words, before it is sent on. */
const onWrites = (words: string, meets: () => void): Partial<WorkerDeps> => ({
  mailer: aMailer(),
  table: tableAround(centre.deps.table, (command, go) => {
    if (command instanceof TransactWriteCommand && JSON.stringify(command.input).includes(words)) meets()
    return go()
  }),
})
const dies = () => {
  throw new Error('killed')
}

/** Days later: nothing has gone out, a leader is asked, and when one says so everyone gets it once. */
async function isHeldAndThenPermitted(issue: Issue): Promise<void> {
  const mailer = aMailer()
  await centre.runWorkOverTime({ mailer }, 5)
  await signInAgain()
  expect(addressed(mailer)).toEqual([])
  const { distribution } = await ledger(issue)
  expect(distribution).toMatchObject({ state: 'held', reason: expect.stringContaining('签发许可已过期') })
  expect((await acts(issue)).at(-1)).toBe('held')
  ok(await decide(head, issue, { move: 'permit', sendAt: null, reason: '仍发' }))
  await centre.runAllWork({ mailer })
  expect(addressed(mailer)).toEqual(mailboxes)
  expect(await proofHolds(issue)).toBe(true)
}

test.each([
  ['before any mailbox is in the ledger', A_DELIVERY],
  ['when all are, and that is not on the record', QUEUED],
])('the worker dies %s, and the system is off for two days: a leader is asked again', async (_, words) => {
  const issue = await due()
  await centre.runAllWork(onWrites(words, dies))
  expect((await ledger(issue)).distribution).toMatchObject({ state: 'expanding' })
  centre.advance(48 * HOUR)
  await isHeldAndThenPermitted(issue)
})

test('a list that is in the ledger only after the permit waits for another one', async () => {
  const issue = await due()
  centre.advance(24 * HOUR)
  let isSlow = true
  await centre.runAllWork(
    onWrites(A_DELIVERY, () => {
      if (isSlow) centre.advance(1)
      isSlow = false
    }),
  )
  await signInAgain()
  await isHeldAndThenPermitted(issue)
})

test('stopped with its whole list in the ledger, before that was on the record: looked at too late, it waits', async () => {
  const issue = await due()
  const worker = onWrites(QUEUED, dies)
  for (let n = 0; n < 12; n += 1) {
    await centre.runAllWork(worker)
    centre.advance(HOUR / 4)
  }
  await signInAgain()
  const { distribution, deliveries } = await ledger(issue)
  expect([distribution?.state, deliveries.length]).toEqual(['refused', mailboxes.length])
  centre.advance(24 * HOUR)
  await signInAgain()
  ok(await decide(head, issue, { move: 'restart', reason: '存储已恢复' }))
  expect((await ledger(issue)).distribution).toMatchObject({ state: 'held' })
  ok(await decide(head, issue, { move: 'permit', sendAt: null, reason: '仍发' }))
  const mailer = aMailer()
  await centre.runAllWork({ mailer })
  expect(addressed(mailer)).toEqual(mailboxes)
  expect(await proofHolds(issue)).toBe(true)
})
