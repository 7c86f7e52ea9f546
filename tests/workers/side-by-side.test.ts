/** Due work side by side: what is short does not wait for a distribution, and distributions do not crowd out the rest. */
import { beforeAll, expect, test } from 'vitest'
import { commit } from '#functions/store/commit.ts'
import { keys } from '#functions/store/keys.ts'
import { get } from '#functions/store/read.ts'
import { sweep } from '#functions/workers/sweep.ts'
import type { Issue } from '#shared/issue/issue.ts'
import { Work, workFor } from '#shared/work.ts'
import { aCalledIssue } from '../support/issue-steps.ts'
import { ACCEPTED, aMailer, issues } from '../support/mailer.ts'
import { usingCentre } from '../support/using-centre.ts'

const { centre, editor, mailboxes, signed, ledger } = await usingCentre({
  people: ['editor', 'office', 'head'],
})
let called: Issue
beforeAll(async () => {
  called = await aCalledIssue(centre, editor)
  await centre.runAllWork()
})

async function dueNotice(id: string): Promise<void> {
  const notice = { mail: 'reminder' as const, issueId: called.id, personId: 'wu-xiaolan', reason: '' }
  await commit(centre.deps.table, { writes: [], work: [workFor(id, { kind: 'notice', notice }, centre.deps.clock())] })
}
const work = (id: string) => get(centre.deps.table, Work, keys.work(id, 'open', ''))

test('a notice goes out while a distribution is under way; of two distributions one waits for the other', async () => {
  const { promise: mayGoOn, resolve: goOn } = Promise.withResolvers<void>()
  const mailer = aMailer(async ({ attachments }) => {
    if (attachments.length > 0) await mayGoOn
    return ACCEPTED
  })
  // Set for one hour, so that both wait for it.
  const sendAt = new Date(centre.now().getTime() + 3_600_000).toISOString()
  const both = [await signed({ sendAt }), await signed({ sendAt })]
  await centre.runAllWork()
  centre.advance(3_601_000)
  for (const id of ['notice-1', 'notice-2']) await dueNotice(id)

  const sweeping = sweep({ ...centre.deps, mailer })
  await expect.poll(() => mailer.letters.map(({ id }) => id), { timeout: 10_000 }).toContain('notice-2')
  await expect.poll(() => work('notice-1'), { timeout: 10_000 }).toBeNull()
  await expect.poll(() => issues(mailer).length, { timeout: 10_000 }).toBeGreaterThanOrEqual(centre.deps.senders)

  goOn()
  expect(await sweeping).toBeGreaterThanOrEqual(4)
  await centre.runAllWork({ mailer })
  const order = issues(mailer).map(({ id }) => both.findIndex((issue) => id.startsWith(issue.id)))
  const [first = -1] = order
  expect(order).toEqual([...mailboxes.map(() => first), ...mailboxes.map(() => 1 - first)])
  for (const issue of both) expect((await ledger(issue)).counts).toMatchObject({ sent: mailboxes.length })
})
