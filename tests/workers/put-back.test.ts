/** A long distribution is put back before its process must end, and goes on where it was: nobody is sent it twice. */
import { expect, test } from 'vitest'
import { listIndex } from '#functions/store/read.ts'
import { sweep } from '#functions/workers/sweep.ts'
import { Work } from '#shared/work.ts'
import { RECIPIENTS } from '../../infra/local/demo/recipients.ts'
import { ACCEPTED, addressed, aMailer } from '../support/mailer.ts'
import { busyForClaims } from '../support/store/failing-table.ts'
import { usingCentre } from '../support/using-centre.ts'

const { centre, signed, ledger } = await usingCentre({
  people: ['editor', 'office', 'head'],
  mailboxes: 'all',
  print: 'by-chromium',
})

const ended = new AbortController()

test.each([
  ['when its stint is over', () => centre.advance(9 * 60_000), undefined],
  ['when the process is to end', () => ended.abort(), ended.signal],
])('a distribution is put back %s', async (_, meanwhile, ending) => {
  const issue = await signed()
  const mailer = aMailer()
  let sent = 0
  const slow = {
    ...mailer,
    send: (letter: Parameters<typeof mailer.send>[0]) => {
      sent += 1
      if (sent === 5) meanwhile()
      return mailer.send(letter)
    },
  }
  await sweep({ ...centre.deps, mailer: slow, ...(ending ? { ending } : {}) })
  const first = await ledger(issue)
  expect(first.distribution?.state).toBe('sending')
  expect(first.counts.sending + first.counts.ambiguous).toBe(0)
  expect(first.counts.sent).toBeLessThan(RECIPIENTS.length)
  await centre.runAllWork({ mailer: slow })
  expect((await ledger(issue)).counts.sent).toBe(RECIPIENTS.length)
})

test('a distribution whose claim the store is too busy to renew is put back, and not left until the claim ends', async () => {
  const issue = await signed()
  let sent = 0
  const mailer = aMailer(() => {
    sent += 1
    if (sent === 5) centre.advance(centre.deps.leaseMs / 3 + 1)
    return ACCEPTED
  })
  const table = busyForClaims(centre.deps.table, () => sent >= 5)
  await sweep({ ...centre.deps, mailer, table })
  const work = (await listIndex(centre.deps.table, Work, 'WORK#open')).filter(({ task }) => task.kind === 'distribute')
  expect(work).toMatchObject([{ claimedBy: null, attempts: 1, lastError: expect.stringContaining('Refusal') }])
  const { counts } = await ledger(issue)
  expect(counts.sending + counts.ambiguous).toBe(0)
  expect(counts.queued).toBeGreaterThan(0)
  centre.advance(2000)
  await centre.runAllWork({ mailer })
  expect((await ledger(issue)).counts.sent).toBe(RECIPIENTS.length)
  expect(new Set(addressed(mailer)).size).toBe(addressed(mailer).length)
}, 60_000)

test('what is not begun when the process is to end is left to the next', async () => {
  const issue = await signed()
  const before = await centre.rows({ all: true })
  await sweep({ ...centre.deps, ending: AbortSignal.abort() })
  expect(await centre.rows({ all: true })).toEqual(before)
  await centre.runAllWork()
  expect((await ledger(issue)).distribution?.state).toBe('done')
})
