/** A long distribution is put back before its process must end, and goes on where it was: nobody is sent it twice. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listIndex } from '#functions/store/read.ts'
import { sweep } from '#functions/workers/sweep.ts'
import { Work } from '#shared/work.ts'
import { RECIPIENTS } from '../../infra/local/demo/recipients.ts'
import { type Centre, openCentre } from '../support/centre.ts'
import { busyForClaims } from '../support/failing-table.ts'
import { ACCEPTED, aMailer } from '../support/mailer.ts'
import { aSignedIssue, ok } from '../support/way.ts'
import { addressed } from './distributing.ts'

let centre: Centre
beforeAll(async () => {
  centre = await openCentre()
})
afterAll(() => centre.close())

const ended = new AbortController()

test.each([
  ['when its stint is over', () => centre.passes(9 * 60_000), undefined],
  ['when the process is to end', () => ended.abort(), ended.signal],
])('a distribution is put back %s', async (_, meanwhile, ending) => {
  const [editor, office, head] = await Promise.all(['zhou-min', 'chen-zhiyuan', 'lin-guodong'].map(centre.as))
  if (!editor || !office || !head) throw new Error('someone could not sign in')
  const issue = await aSignedIssue(centre, editor, office, head)
  const ledger = async () => ok(await editor.get(`/api/issues/${issue.id}/deliveries`))
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
  const first = await ledger()
  expect(first.distribution.state).toBe('sending')
  expect(first.counts.sending + first.counts.ambiguous).toBe(0)
  expect(first.counts.sent).toBeLessThan(RECIPIENTS.length)
  while ((await sweep({ ...centre.deps, mailer: slow })) > 0);
  expect((await ledger()).counts.sent).toBe(RECIPIENTS.length)
})

test('a distribution whose claim the store is too busy to renew is put back, and not left until the claim ends', async () => {
  const [editor, office, head] = await Promise.all(['zhou-min', 'chen-zhiyuan', 'lin-guodong'].map(centre.as))
  if (!editor || !office || !head) throw new Error('someone could not sign in')
  const issue = await aSignedIssue(centre, editor, office, head)
  const ledger = async () => ok(await editor.get(`/api/issues/${issue.id}/deliveries`))
  let sent = 0
  const mailer = aMailer(() => {
    sent += 1
    if (sent === 5) centre.passes(centre.deps.leaseMs / 3 + 1)
    return ACCEPTED
  })
  const table = busyForClaims(centre.deps.table, () => sent >= 5)
  await sweep({ ...centre.deps, mailer, table })
  const work = (await listIndex(centre.deps.table, Work, 'WORK#open')).filter(({ task }) => task.kind === 'distribute')
  expect(work).toMatchObject([{ claimedBy: null, attempts: 1, lastError: expect.stringContaining('Refusal') }])
  const { counts } = await ledger()
  expect(counts.sending + counts.ambiguous).toBe(0)
  expect(counts.queued).toBeGreaterThan(0)
  centre.passes(2000)
  while ((await sweep({ ...centre.deps, mailer })) > 0);
  expect((await ledger()).counts.sent).toBe(RECIPIENTS.length)
  expect(new Set(addressed(mailer)).size).toBe(addressed(mailer).length)
}, 60_000)

test('what is not begun when the process is to end is left to the next', async () => {
  const [editor, office, head] = await Promise.all(['zhou-min', 'chen-zhiyuan', 'lin-guodong'].map(centre.as))
  if (!editor || !office || !head) throw new Error('someone could not sign in')
  const issue = await aSignedIssue(centre, editor, office, head)
  const before = await centre.rows({ all: true })
  await sweep({ ...centre.deps, ending: AbortSignal.abort() })
  expect(await centre.rows({ all: true })).toEqual(before)
  await centre.works()
  expect(ok(await editor.get(`/api/issues/${issue.id}/deliveries`)).distribution.state).toBe('done')
})
