/** Distribution: to each frozen mailbox once, exactly what was signed. */
import { beforeEach, describe, expect, test } from 'vitest'
import { commit, type Write } from '#functions/store/commit.ts'
import { addDelivery, dueDeliveries, nextDue } from '#functions/store/deliveries.ts'
import { keys } from '#functions/store/keys.ts'
import { sha256 } from '#shared/hash.ts'
import { workFor } from '#shared/work.ts'
import { PUBLICATION } from '../../infra/local/demo/publication.ts'
import { ok } from '../support/issue-steps.ts'
import { ACCEPTED, addressed, aMailer, issues, RETRY } from '../support/mailer.ts'
import { workAt } from '../support/one-worker.ts'
import { BOTH } from '../support/six-mailboxes.ts'
import { laggingIndex } from '../support/store/lagging-index.ts'
import { usingCentre } from '../support/using-centre.ts'

const { centre, mailboxes, acts, signed, ledger } = await usingCentre({
  people: ['editor', 'office', 'head'],
})
beforeEach(() => centre.runAllWork())

describe('each mailbox once', () => {
  test('one mail a mailbox, also for one on both lists, with the signed file', async () => {
    const issue = await signed()
    const mailer = aMailer()
    await centre.runAllWork({ mailer })
    expect(addressed(mailer)).toEqual(mailboxes)
    for (const { attachments, message } of issues(mailer)) {
      expect(attachments.map(({ name }) => name)).toEqual([`政务服务工作动态2026年第${issue.number}期.pdf`])
      expect(await sha256(new Uint8Array(attachments[0]?.bytes ?? []))).toBe(issue.signOff?.pdf.hash)
      expect(message.subject).toContain('政务服务工作动态')
    }
    const { deliveries, distribution } = await ledger(issue)
    expect(distribution).toMatchObject({ state: 'done', frozen: mailboxes.length })
    expect(deliveries.find(({ address }) => address === BOTH)?.lists).toEqual(['reporting', 'distribution'])
  })

  test('however many workers distribute at once, and again', async () => {
    const issue = await signed()
    // The ledger is made, and all of it is put off: none of the workers begins before the others.
    await centre.runAllWork({ mailer: aMailer(({ attachments }) => (attachments.length > 0 ? RETRY : ACCEPTED)) })
    centre.advance(60_000)
    const task = { kind: 'distribute' as const, issueId: issue.id }
    const more = ['x1', 'x2', 'x3'].map((id) => workFor(`${id}-${issue.number}`, task, centre.deps.clock()))
    await commit(centre.deps.table, { writes: [], work: more })
    const { promise: allSend, resolve: goOn } = Promise.withResolvers<void>()
    const mailer = aMailer(async () => {
      await allSend
      return ACCEPTED
    })
    const workers = Array.from({ length: 4 }, (_, n) =>
      centre.runAllWork({ mailer, worker: `worker-${n}`, senders: 1 }),
    )
    await expect
      .poll(() => issues(mailer).length, { timeout: 10_000 })
      .toBe(workers.length)
      .finally(goOn)
    await Promise.all(workers)
    await centre.runWorkOverTime({ mailer }, 5)
    expect(addressed(mailer)).toEqual(mailboxes)
    expect((await ledger(issue)).distribution?.state).toBe('done')
    expect((await acts(issue)).filter((what: string) => what === 'distributed')).toHaveLength(1)
    await commit(centre.deps.table, { writes: [], work: [workFor(`again-${issue.number}`, task, centre.deps.clock())] })
    await centre.runAllWork({ mailer })
    expect(addressed(mailer)).toEqual(mailboxes)
  })

  test('done is said by the ledger itself: not by an index that knows of nothing, nor where a row is missed', async () => {
    const issue = await signed()
    let lags = false
    const table = laggingIndex(centre.deps.table, () => lags)
    const mailer = aMailer()
    const at = { ...centre.deps, table, mailer }
    const state = async () => (await ledger(issue)).distribution?.state
    // As it was before there was anything to send.
    for (const stage of ['queued', 'sending'] as const)
      for await (const _ of dueDeliveries(table, issue.id, stage, { now: centre.now(), size: 100, leave: () => {} }));
    await nextDue(table, issue.id)
    lags = true
    expect(await workAt(at, issue)).toBeInstanceOf(Date)
    expect([await state(), addressed(mailer)]).toEqual(['sending', []])
    const [lost] = (await ledger(issue)).deliveries
    const removed: Write[] = lost
      ? [{ kind: 'remove', keys: keys.delivery(issue.id, lost.id, '', ''), version: 1, refusal: 'stale' }]
      : []
    await commit(centre.deps.table, { writes: removed })
    lags = false
    expect(await workAt(at, issue)).toBeInstanceOf(Date)
    expect([await state(), addressed(mailer).length]).toEqual(['sending', mailboxes.length - 1])
    await commit(centre.deps.table, { writes: lost ? [addDelivery(lost)] : [] })
    expect(await workAt(at, issue)).toBeNull()
    expect([await state(), addressed(mailer)]).toEqual(['done', mailboxes])
  })

  test('a change of the lists after the sign-off changes nothing of who gets it', async () => {
    const issue = await signed()
    const administrator = await centre.as('he-jing')
    const path = `/api/publications/${PUBLICATION.id}/recipients`
    const recipient = { address: 'late@centre.example', name: '后来的', unit: '', lists: ['reporting'] }
    ok(await administrator.put(path, { version: null, recipient }))
    const mailer = aMailer()
    await centre.runAllWork({ mailer })
    expect(addressed(mailer)).toEqual(mailboxes)
    expect((await ledger(issue)).counts.sent).toBe(mailboxes.length)
    ok(await administrator.post(`${path}/removals`, { version: 1, address: recipient.address }))
  })
})
