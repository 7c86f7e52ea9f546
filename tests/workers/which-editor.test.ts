/** Of three editors, one opens an issue and another sends it to review: what is told to which, and nothing to the third. */
import { beforeEach, expect, test } from 'vitest'
import { PrintFailure } from '#functions/print/failure.ts'
import type { Issue } from '#shared/issue/issue.ts'
import { aPerson } from '../support/administering.ts'
import { aWrittenIssue, move, seen, sentToReview } from '../support/issue-steps.ts'
import { aMailer } from '../support/mailer.ts'
import { usingCentre } from '../support/using-centre.ts'

const HOUR = 3_600_000
const { centre, editor, office, head, administrator, read, recipientsHash, signInAgain } = await usingCentre({
  people: ['editor', 'office', 'head', 'administrator'],
})
const sender = await aPerson(centre, administrator, 'songshen', ['editor'])
await aPerson(centre, administrator, 'pangren', ['editor'])
const [OPENER, SENDER, BESIDE] = ['zhoumin', 'songshen', 'pangren'].map((name) => `${name}@centre.example`)

let issue: Issue
beforeEach(async () => {
  await centre.runAllWork()
  await signInAgain()
  sender.caller = await centre.as(sender.settings.email)
  issue = await sentToReview(centre, sender.caller, await aWrittenIssue(centre, editor))
})

/** The editors who are written to by what is due now, in the order of their addresses. */
async function toldEditors(worker: Partial<typeof centre.deps> = {}): Promise<string[]> {
  const mailer = aMailer()
  await centre.runAllWork({ mailer, ...worker })
  return mailer.to().filter((address) => [OPENER, SENDER, BESIDE].includes(address))
}
const approve = () => move(office, issue, { move: 'approve', comment: '', ...seen(issue) })
const signOff = async (more: object = {}) => {
  const approved = await approve()
  await centre.runAllWork()
  const recipients = await recipientsHash(issue)
  return move(head, approved, { move: 'sign-off', comment: '', recipientsHash: recipients, ...seen(approved), ...more })
}

test('what is returned: both who opened it and who sent it', async () => {
  await move(office, issue, { move: 'return', reason: '第二段数字有误' })
  expect(await toldEditors()).toEqual([SENDER, OPENER])
})

test('an approval that is taken back: who sent it', async () => {
  await approve()
  await centre.runAllWork()
  await move(office, await read(issue), { move: 'withdraw-approval' })
  expect(await toldEditors()).toEqual([SENDER])
})

test('that it is signed: who sent it', async () => {
  await signOff()
  expect(await toldEditors()).toEqual([SENDER])
})

test('that sending waits to be confirmed: who sent it', async () => {
  await signOff({ sendAt: new Date(centre.now().getTime() + 2 * HOUR).toISOString() })
  await centre.runAllWork()
  centre.advance(27 * HOUR)
  expect(await toldEditors()).toEqual([SENDER])
})

test('a print that fails: who sent it', async () => {
  const withdrawn = await move(sender.caller, issue, { move: 'withdraw' })
  await centre.runAllWork()
  await move(sender.caller, withdrawn, { move: 'send-to-review' })
  const print = () => Promise.reject(new PrintFailure('timed-out', 'no answer'))
  await centre.runAllWork({ print })
  centre.advance(300_000)
  expect(await toldEditors({ print })).toEqual([SENDER])
})
