/** A distribution that cannot go on: it stands stopped with the reason, those who can help hear of it, and one of them sets it going again. */
import { GetCommand } from '@aws-sdk/lib-dynamodb'
import { beforeEach, expect, test } from 'vitest'
import type { WorkerDeps } from '#functions/deps.ts'
import { keys } from '#functions/store/keys.ts'
import { ok } from '../support/issue-steps.ts'
import { leaveOnly } from '../support/leave-only.ts'
import { type AskedMailer, addressed, aMailer, aMailerThat, issues, REFUSED } from '../support/mailer.ts'
import { decide, settle } from '../support/store/ledger.ts'
import { tableAround } from '../support/store/table-around.ts'
import { usingCentre } from '../support/using-centre.ts'

const HOUR = 3_600_000
const { centre, signInAgain, editor, head, administrator, mailboxes, acts, signed, ledger, proofHolds } =
  await usingCentre({ people: ['editor', 'head', 'administrator', 'office'] })
beforeEach(async () => {
  await centre.runAllWork()
  await signInAgain()
})

/** The file store answers nothing but errors. */
const withoutFiles = (mailer: AskedMailer): Partial<WorkerDeps> => ({
  mailer,
  files: { ...centre.deps.files, get: () => Promise.reject(new Error('S3 is down')) },
})
/** Work by that worker for three hours: longer than it is tried. */
async function threeHours(worker: Partial<WorkerDeps>): Promise<void> {
  for (let n = 0; n < 12; n += 1) {
    await centre.runAllWork(worker)
    centre.advance(HOUR / 4)
  }
  await signInAgain()
}
const told = (mailer: AskedMailer): string[] =>
  mailer.letters
    .filter(({ message }) => message.subject.includes('已停止分发'))
    .map(({ to }) => to.address)
    .sort()
const restart = { move: 'restart', reason: '存储已恢复' }

test('tried too often, it is stopped, not forgotten; an administrator sets it going and everyone gets it once', async () => {
  const issue = await signed()
  const mailer = aMailer()
  await threeHours(withoutFiles(mailer))
  expect(issues(mailer)).toEqual([])
  expect((await ledger(issue)).distribution).toMatchObject({
    state: 'refused',
    frozen: mailboxes.length,
    reason: expect.stringContaining('S3 is down'),
  })
  expect((await acts(issue)).at(-1)).toBe('refused-to-send')
  expect(told(mailer)).toEqual(['hejing@centre.example', 'linguodong@centre.example', 'zhoumin@centre.example'])
  ok(await decide(administrator, issue, restart))
  await centre.runAllWork({ mailer })
  expect(addressed(mailer)).toEqual(mailboxes)
  expect(await proofHolds(issue)).toBe(true)
})

test('one that waits for its hour waits on after it was set going', async () => {
  const sendAt = new Date(centre.now().getTime() + 10 * HOUR).toISOString()
  const issue = await signed({ sendAt })
  const mailer = aMailer()
  await leaveOnly(centre, 'distribute')
  // Once a round whoever looks at the distribution gets no answer.
  let down = true
  const table = tableAround(centre.deps.table, async (command, go) => {
    if (!down || !(command instanceof GetCommand) || command.input.Key?.sk !== 'DISTRIBUTION') return go()
    down = false
    throw new Error('no answer')
  })
  for (let n = 0; n < 12; n += 1) {
    down = true
    await centre.runAllWork({ mailer, table })
    centre.advance(HOUR / 4)
  }
  await signInAgain()
  expect((await ledger(issue)).distribution).toMatchObject({
    state: 'refused',
    reason: expect.stringContaining('no answer'),
  })
  ok(await decide(head, issue, restart))
  await centre.runAllWork({ mailer })
  expect(addressed(mailer)).toEqual([])
  expect((await ledger(issue)).distribution).toMatchObject({ state: 'scheduled', sendAt })
  centre.advance(10 * HOUR)
  await centre.runAllWork({ mailer })
  expect(addressed(mailer)).toEqual(mailboxes)
  await signInAgain()
  expect(await proofHolds(issue)).toBe(true)
})

test('one whose ledger is still being made has all of it, though one of its mailboxes is settled meanwhile', async () => {
  const issue = await signed()
  const [failing = '', missing = ''] = mailboxes
  await centre.runAllWork({ mailer: aMailerThat({ [failing]: REFUSED }) })
  const { deliveries } = await ledger(issue)
  const idOf = (address: string) => deliveries.find((one) => one.address === address)?.id ?? ''
  const rowOf = ({ pk, sk }: { pk: string; sk: string }) => [pk, sk] as const
  // As when it was stopped in the middle, and somebody set it going.
  await centre.removeRow(rowOf(keys.delivery(issue.id, idOf(missing), '', '')))
  await centre.changeRow(rowOf(keys.distribution(issue.id)), (one) => ({ ...one, state: 'expanding', endedAt: null }))
  ok(
    await settle(
      editor,
      issue,
      deliveries.filter(({ address }) => address === failing),
      'resend',
    ),
  )
  expect((await ledger(issue)).distribution?.state).toBe('expanding')
  const mailer = aMailer()
  await centre.runAllWork({ mailer })
  expect(addressed(mailer)).toEqual([failing, missing].sort())
  expect((await ledger(issue)).distribution?.state).toBe('done')
})
