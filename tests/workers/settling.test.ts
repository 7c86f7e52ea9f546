/** Deliveries that a person settles by hand: with a reason, once, and for that mailbox alone. */
import { beforeEach, describe, expect, test } from 'vitest'
import { settleDeliveries } from '#functions/acts/distribution/settle-deliveries.ts'
import { keys } from '#functions/store/keys.ts'
import { anotherActor } from '../support/builders.ts'
import { ok } from '../support/issue-steps.ts'
import { aMailer, aMailerThat, DECLINED, issues, REFUSED, UNKNOWN } from '../support/mailer.ts'
import { decide, settle, sum } from '../support/store/ledger.ts'
import { overtaken } from '../support/store/overtaken.ts'
import { usingCentre } from '../support/using-centre.ts'

const { centre, editor, mailboxes, signed, ledger } = await usingCentre({
  people: ['editor', 'office', 'head'],
})
beforeEach(() => centre.runAllWork())

describe('settling by hand', () => {
  /** An issue whose first mailbox is ambiguous and whose second failed. */
  async function unsettled() {
    const issue = await signed()
    const [unknown = '', refused = ''] = mailboxes
    await centre.runAllWork({ mailer: aMailerThat({ [unknown]: UNKNOWN, [refused]: REFUSED }) })
    const { deliveries } = await ledger(issue)
    const of = (address: string | undefined) => {
      const found = deliveries.find((one) => one.address === address)
      if (!found) throw new Error(`no delivery to ${address}`)
      return found
    }
    return { issue, ambiguous: of(unknown), failed: of(refused), sent: of(mailboxes[2]) }
  }

  test('it did arrive; it will not be sent: each with a reason, on the record under a name', async () => {
    const { issue, ambiguous, failed } = await unsettled()
    expect((await settle(editor, issue, [ambiguous], 'sent', ' ')).body.code).toBe('reason-required')
    expect((await settle(editor, issue, [{ ...ambiguous, version: 1 }], 'sent', '已电话核实')).body.code).toBe(
      'moved-on-meanwhile',
    )
    ok(await settle(editor, issue, [ambiguous], 'sent', '已电话核实'))
    ok(await settle(editor, issue, [failed], 'skipped', '此人已退休'))
    const { counts, distribution } = await ledger(issue)
    expect(counts).toMatchObject({ sent: mailboxes.length - 1, skipped: 1, ambiguous: 0, failed: 0 })
    expect(distribution?.state).toBe('done')
    const { entries } = ok(await editor.get(`/api/issues/${issue.id}/audit`))
    expect(entries.slice(-2)).toMatchObject([
      { what: 'settle-delivery', who: { id: 'zhou-min' }, why: '已电话核实', facts: { as: 'sent' } },
      { what: 'settle-delivery', who: { id: 'zhou-min' }, why: '此人已退休', facts: { as: 'skipped' } },
    ])
  })

  test('sent once more: that mailbox alone gets one letter, of a new id', async () => {
    const { issue, ambiguous } = await unsettled()
    ok(await settle(editor, issue, [ambiguous], 'resend', '对方说没有收到'))
    expect((await ledger(issue)).distribution?.state).toBe('sending')
    const mailer = aMailer()
    await centre.runAllWork({ mailer })
    expect(issues(mailer).map(({ id, to }) => [id, to.address])).toEqual([
      [`${issue.id}-${ambiguous.id}-2`, ambiguous.address],
    ])
    const { distribution, deliveries } = await ledger(issue)
    expect(distribution?.state).toBe('done')
    expect(deliveries.find(({ id }) => id === ambiguous.id)).toMatchObject({ state: 'sent', round: 2 })
  })

  test('not once more while the rest waits for a person', async () => {
    const waiting = await signed()
    const declined = Object.fromEntries(mailboxes.map((address) => [address, DECLINED]))
    await centre.runAllWork({ mailer: aMailerThat({ ...declined, [mailboxes[0] ?? '']: UNKNOWN }) })
    const { distribution, deliveries } = await ledger(waiting)
    expect(distribution?.state).toBe('asking')
    const unsure = deliveries.filter(({ state }) => state === 'ambiguous')
    expect(unsure).toHaveLength(1)
    expect((await settle(editor, waiting, unsure, 'resend')).body.code).toBe('distribution-stopped')
    expect(await ledger(waiting)).toMatchObject({ distribution, deliveries })
  })

  test('not once more while the list of who is not written to cannot be read', async () => {
    const { issue, ambiguous } = await unsettled()
    const before = await ledger(issue)
    const { pk, sk } = keys.suppression(ambiguous.address)
    await centre.putRow({ pk, sk, json: '{' })
    try {
      const { status, body } = await settle(editor, issue, [ambiguous], 'resend')
      expect([status, body.code]).toEqual([409, 'damaged-row'])
      expect(await ledger(issue)).toEqual(before)
    } finally {
      await centre.removeRow([pk, sk])
    }
    ok(await settle(editor, issue, [ambiguous], 'resend'))
  })

  test('two people at once settle it once', async () => {
    const { ambiguous, issue } = await unsettled()
    const answers = await Promise.all([
      settle(editor, issue, [ambiguous], 'resend', '没有收到'),
      settle(editor, issue, [ambiguous], 'resend', '没有收到'),
      settle(editor, issue, [ambiguous], 'sent', '收到了'),
    ])
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    const mailer = aMailer()
    await centre.runAllWork({ mailer })
    expect(issues(mailer).length).toBeLessThanOrEqual(1)
    expect(sum((await ledger(issue)).counts)).toBe(mailboxes.length)
  })

  test('what was sent can be sent once more, and is never said not to have been', async () => {
    const { issue, sent } = await unsettled()
    for (const as of ['sent', 'skipped'] as const) {
      const { status, body } = await settle(editor, issue, [sent], as, '记错了')
      expect([status, body.code]).toEqual([409, 'not-settled-by-you'])
    }
    expect((await settle(editor, issue, [sent], 'resend', ' ')).body.code).toBe('reason-required')
    ok(await settle(editor, issue, [sent], 'resend', '对方误删，来电索取'))
    expect((await settle(editor, issue, [sent], 'resend', '对方误删，来电索取')).status).toBe(409)
    const mailer = aMailer()
    await centre.runAllWork({ mailer })
    expect(issues(mailer).map(({ to }) => to.address)).toEqual([sent.address])
    const { deliveries } = await ledger(issue)
    expect(deliveries.find(({ id }) => id === sent.id)).toMatchObject({ state: 'sent', round: 2 })
  })

  test('while all that failed are still being queued: whoever settles one of them is told to wait', async () => {
    const { issue, failed } = await unsettled()
    ok(await decide(editor, issue, { move: 'resend', states: ['failed'], mailboxes: 1, reason: '对方邮件系统已恢复' }))
    for (const as of ['skipped', 'resend'] as const)
      expect((await settle(editor, issue, [failed], as)).body.code).toBe('busy')
    const mailer = aMailer()
    await centre.runAllWork({ mailer })
    expect(issues(mailer).map(({ to }) => to.address)).toEqual([failed.address])
  })

  test('in the very moment in which all that failed are sent again: the later of the two hears so', async () => {
    const { issue, failed } = await unsettled()
    const resend = { move: 'resend', states: ['failed'], mailboxes: 1, reason: '对方邮件系统已恢复' }
    // Between what settling reads and what it writes, somebody decides otherwise.
    const { table } = overtaken(centre.deps.table, () => decide(editor, issue, resend))
    const settling = settleDeliveries({ ...centre.deps, table }, EDITOR, issue.id, {
      deliveries: [{ id: failed.id, version: failed.version }],
      as: 'skipped',
      reason: '此人已退休',
    })
    await expect(settling).rejects.toMatchObject({ code: 'busy' })
    const mailer = aMailer()
    await centre.runAllWork({ mailer })
    expect(issues(mailer).map(({ to }) => to.address)).toEqual([failed.address])
  })
})

const EDITOR = anotherActor('zhou-min', ['editor'])
