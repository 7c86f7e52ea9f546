/** A worker process that dies by kill -9 after every call that changes something outside it: nobody is lost, nobody gets two. */

import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Issue } from '#shared/issue/issue.ts'
import { aWrittenIssue, move, seen } from '../support/issue-steps.ts'
import { leaveOnly } from '../support/leave-only.ts'
import { keepRecipients } from '../support/many-recipients.ts'
import { usingCentre } from '../support/using-centre.ts'
import { type Ended, LEASE_MS, type Outcome, outcomeOf, runWorker, SENDERS } from './run-worker.ts'

const RECIPIENTS = 100
/** The claims of one run are over when the next begins. */
const LATER_MS = LEASE_MS + 5000

const { centre, editor, office, head, read, recipientsHash, signed } = await usingCentre({
  people: ['editor', 'office', 'head'],
})
beforeAll(async () => {
  await keepRecipients(centre.deps.table, RECIPIENTS)
})
afterAll(() => {
  process.stdout.write(`\n${table.map((cells) => cells.join(' | ')).join('\n')}\n`)
})

const table = [['dies after', 'of', 'sent', 'delivered', 'ambiguous', 'sent twice', 'lost']]
const row = (call: string, count: number, { sent, delivered, ambiguous, twice, lost }: Outcome) =>
  table.push([call, ...[count, sent, delivered, ambiguous, twice, lost].map(String)])

/** What only reads changes nothing: to die after it is to die after the call before. */
const changing = ({ calls }: Ended) => [...calls].filter(([call]) => !/^(read|list|recall)\b/.test(call))

const readyToSend = async (): Promise<Issue> => {
  const issue = await signed()
  await leaveOnly(centre, 'distribute')
  return issue
}

const inReview = async (): Promise<Issue> => {
  const written = await aWrittenIssue(centre, editor)
  await centre.runAllWork()
  return move(editor, written, { move: 'send-to-review' })
}

/** Nobody lost, nobody twice, and in doubt no more than one process can have under way. */
function holds({ lost, twice, ambiguous, sent, delivered }: Outcome): void {
  expect({ lost, twice }).toEqual({ lost: 0, twice: 0 })
  expect(ambiguous).toBeLessThanOrEqual(SENDERS)
  expect(sent + delivered + ambiguous).toBe(RECIPIENTS)
}

test('distribution: at each point of it', { timeout: 600_000 }, async () => {
  const undisturbed = await readyToSend()
  const faults = changing(await runWorker(centre, { eventsOf: undisturbed.id }))
  row('nothing', 0, await outcomeOf(centre, editor, undisturbed))
  const calls = faults.map(([call]) => call)
  expect(calls).toEqual(expect.arrayContaining(['write DELIVERY sending', 'send issue', 'write DELIVERY sent']))

  // Once in a distribution: one issue dies at each in turn. Its mailer remembers what it took, as the outbox does.
  const once = faults.filter(([, count]) => count < RECIPIENTS)
  const often = await readyToSend()
  let runs = 0
  for (const [call, count] of once) {
    // A claim of the work is renewed as time goes by: its first write is the claim.
    const fault = { call, nth: call.startsWith('write WORK') ? 1 : Math.ceil(count / 2) }
    const { killed } = await runWorker(centre, { fault, aheadMs: runs * LATER_MS, remembers: true })
    expect(killed, call).toBe(true)
    runs += 1
  }
  await runWorker(centre, { aheadMs: runs * LATER_MS, remembers: true })
  const outcome = await outcomeOf(centre, editor, often)
  for (const [call, count] of once) row(call, count, outcome)
  holds(outcome)
  expect(outcome.ambiguous).toBe(0)

  // Once a mailbox: an issue for each, whose mailer remembers nothing, as SES does not.
  for (const [call, count] of faults.filter((fault) => !once.includes(fault))) {
    const issue = await readyToSend()
    const eventsOf = issue.id
    const { killed } = await runWorker(centre, { fault: { call, nth: RECIPIENTS / 2 }, eventsOf })
    expect(killed, call).toBe(true)
    await runWorker(centre, { aheadMs: LATER_MS, eventsOf: call.endsWith('delivered') ? eventsOf : null })
    const after = await outcomeOf(centre, editor, issue)
    row(call, count, after)
    holds(after)
  }
})

test('print: at each point of it, and the file that comes of it is what goes out', { timeout: 300_000 }, async () => {
  await inReview()
  await leaveOnly(centre, 'render')
  const faults = changing(await runWorker(centre))
  expect(faults.map(([call]) => call)).toEqual(expect.arrayContaining(['print', 'keep file issues']))
  const sent = await inReview()
  await leaveOnly(centre, 'render')
  let runs = 0
  for (const [call] of faults) {
    const { killed } = await runWorker(centre, { fault: { call, nth: 1 }, aheadMs: runs * LATER_MS, prints: true })
    expect(killed, call).toBe(true)
    runs += 1
  }
  await runWorker(centre, { aheadMs: runs * LATER_MS, prints: true })
  const printed = await read(sent)
  const approved = await move(office, printed, { move: 'approve', comment: '', ...seen(printed) })
  const bound = { recipientsHash: await recipientsHash(sent), ...seen(approved) }
  await move(head, approved, { move: 'sign-off', comment: '', ...bound })
  await runWorker(centre, { aheadMs: runs * LATER_MS })
  const outcome = await outcomeOf(centre, editor, sent)
  for (const [call, count] of faults) row(call, count, outcome)
  holds(outcome)
  expect(outcome.ambiguous).toBe(0)
})
