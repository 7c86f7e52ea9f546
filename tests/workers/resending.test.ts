/** After the sign-off: sending again to all that failed, adding a mailbox, going on after a refusal; each decided by a named person. */
import { beforeEach, describe, expect, test } from 'vitest'
import { moveDistribution } from '#functions/acts/distribution/move-distribution.ts'
import type { Issue } from '#shared/issue/issue.ts'
import { anotherActor } from '../support/builders.ts'
import { ok } from '../support/issue-steps.ts'
import { ACCEPTED, addressed, aMailer, REFUSED } from '../support/mailer.ts'
import { workAt } from '../support/one-worker.ts'
import { putOtherPdf } from '../support/print/other-pdf.ts'
import { failingTable } from '../support/store/failing-table.ts'
import { laggingIndex } from '../support/store/lagging-index.ts'
import { decide, settle, sum } from '../support/store/ledger.ts'
import { usingCentre } from '../support/using-centre.ts'

const { centre, editor, office, head, administrator, mailboxes, acts, signed, ledger, proofHolds } = await usingCentre({
  people: ['editor', 'office', 'head', 'administrator'],
})
beforeEach(() => centre.runAllWork())

/** Two of the six are turned away for good. */
async function twoFailed(): Promise<{ issue: Issue; failed: string[] }> {
  const failed = mailboxes.slice(0, 2)
  const issue = await signed()
  await centre.runAllWork({
    mailer: aMailer(({ to, attachments }) => (attachments.length && failed.includes(to.address) ? REFUSED : ACCEPTED)),
  })
  return { issue, failed }
}

const EDITOR = anotherActor('zhou-min', ['editor'])

const recipient = { address: 'late@office.example', name: '新任处长', unit: '省某厅', lists: ['distribution'] }
const late = { move: 'add-late', recipient, reason: '到任晚，名单未及时更新' }

describe('all that failed', () => {
  const resend = { move: 'resend', states: ['failed'], mailboxes: 2, reason: '对方邮件系统已恢复' }

  test('are sent once more, by one act on the record; the proof holds', async () => {
    const { issue, failed } = await twoFailed()
    expect((await decide(office, issue, resend)).body.code).toBe('not-allowed')
    expect((await decide(editor, issue, { ...resend, mailboxes: 3 })).body.code).toBe('overtaken')
    ok(await decide(editor, issue, resend))
    const mailer = aMailer()
    await centre.runAllWork({ mailer })
    expect(addressed(mailer)).toEqual(failed)
    const { distribution, counts, deliveries } = await ledger(issue)
    expect(distribution).toMatchObject({ state: 'done', frozen: mailboxes.length, resend: null })
    expect(counts).toMatchObject({ sent: mailboxes.length, failed: 0 })
    expect(
      deliveries
        .filter(({ round }) => round === 2)
        .map(({ address }) => address)
        .sort(),
    ).toEqual(failed)
    expect((await acts(issue)).filter((what) => what === 'resend')).toHaveLength(1)
    expect(await proofHolds(issue)).toBe(true)
  })

  test('pressed twice, or by two at once, each gets one more letter and no second', async () => {
    const { issue, failed } = await twoFailed()
    const answers = await Promise.all([decide(editor, issue, resend), decide(editor, issue, resend)])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    expect((await decide(editor, issue, resend)).status).toBe(503)
    const mailer = aMailer()
    await Promise.all([centre.runAllWork({ mailer, worker: 'one' }), centre.runAllWork({ mailer, worker: 'two' })])
    centre.advance(60_000)
    await centre.runAllWork({ mailer })
    expect(addressed(mailer)).toEqual(failed)
    expect(await proofHolds(issue)).toBe(true)
  })

  test('an index that lags behind names nobody in vain: whoever asked is told to look again', async () => {
    const { issue } = await twoFailed()
    let lags = false
    const deps = { ...centre.deps, table: laggingIndex(centre.deps.table, () => lags) }
    const again = async () => {
      const { distribution } = await ledger(issue)
      const request = { ...resend, move: 'resend' as const, states: ['failed' as const] }
      return moveDistribution(deps, EDITOR, issue.id, { ...request, version: distribution?.version ?? 0 })
    }
    await again()
    lags = true
    await centre.runAllWork({ mailer: aMailer(({ attachments }) => (attachments.length ? REFUSED : ACCEPTED)) })
    expect((await ledger(issue)).counts.failed).toBe(2)
    await expect(again()).rejects.toMatchObject({ code: 'overtaken' })
    lags = false
    await again()
    await centre.runAllWork({ mailer: aMailer() })
    expect((await ledger(issue)).deliveries.filter(({ round }) => round === 3)).toHaveLength(2)
    expect(await proofHolds(issue)).toBe(true)
  })

  test('decided while the last letters go out: it is not done before these went once more', async () => {
    const issue = await signed()
    const failed = mailboxes.slice(0, 2)
    const last = mailboxes.at(-1)
    let asked = false
    const mailer = aMailer(async ({ to, attachments }) => {
      if (attachments.length === 0) return ACCEPTED
      if (!asked && failed.includes(to.address)) return REFUSED
      if (to.address !== last || asked) return ACCEPTED
      // The last that is under way answers when all others have come to their end.
      await expect.poll(async () => (await ledger(issue)).counts).toMatchObject({ failed: 2, sending: 1, queued: 0 })
      asked = true
      ok(await decide(editor, issue, resend))
      return ACCEPTED
    })
    await workAt({ ...centre.deps, mailer }, issue)
    expect((await ledger(issue)).distribution).toMatchObject({ state: 'sending', resend: expect.any(String) })
    await centre.runWorkOverTime({ mailer }, 3)
    expect(addressed(mailer)).toEqual([...mailboxes, ...failed].sort())
    expect((await ledger(issue)).distribution).toMatchObject({ state: 'done', resend: null })
    expect(await proofHolds(issue)).toBe(true)
  })

  test('whose worker dies before it said that all are queued: none is queued for a third letter', async () => {
    const { issue, failed } = await twoFailed()
    ok(await decide(editor, issue, resend))
    let writes = 0
    // Each of the two is queued; what would say so is not written.
    const dying = failingTable(centre.deps.table, () => {
      writes += 1
      return writes > 2 ? 'throttled' : null
    })
    const mailer = aMailer()
    await expect(workAt({ ...centre.deps, table: dying, mailer }, issue)).rejects.toThrow()
    expect(await ledger(issue)).toMatchObject({ distribution: { resend: expect.any(String) }, counts: { queued: 2 } })
    await centre.runAllWork({ mailer })
    expect(addressed(mailer)).toEqual(failed)
    const { deliveries } = await ledger(issue)
    expect(deliveries.map(({ round }) => round).sort()).toEqual([1, 1, 1, 1, 2, 2])
    expect(await proofHolds(issue)).toBe(true)
  })

  test('what fails again can be sent again; when none has failed there is nobody to send to', async () => {
    const { issue } = await twoFailed()
    ok(await decide(editor, issue, resend))
    await centre.runAllWork({ mailer: aMailer(({ attachments }) => (attachments.length ? REFUSED : ACCEPTED)) })
    expect((await ledger(issue)).counts.failed).toBe(2)
    ok(await decide(editor, issue, resend))
    await centre.runAllWork({ mailer: aMailer() })
    expect((await ledger(issue)).deliveries.filter(({ round }) => round === 3)).toHaveLength(2)
    expect((await decide(editor, issue, resend)).body.code).toBe('overtaken')
    expect(await proofHolds(issue)).toBe(true)
  })
})

describe('a mailbox added after the sign-off', () => {
  test('gets exactly the signed file, in a row of its own; frozen stays what was frozen, and the proof holds', async () => {
    const issue = await signed()
    await centre.runAllWork({ mailer: aMailer() })
    expect((await decide(head, issue, late)).body.code).toBe('not-allowed')
    ok(await decide(editor, issue, late))
    expect((await ledger(issue)).distribution).toMatchObject({ state: 'sending', frozen: mailboxes.length, late: 1 })
    const mailer = aMailer()
    await centre.runAllWork({ mailer })
    expect(addressed(mailer)).toEqual([recipient.address])
    const { distribution, counts, deliveries } = await ledger(issue)
    expect(distribution).toMatchObject({ state: 'done', frozen: mailboxes.length, late: 1 })
    expect(sum(counts)).toBe(mailboxes.length + 1)
    expect(deliveries.find(({ address }) => address === recipient.address)).toMatchObject({
      state: 'sent',
      pdfHash: issue.signOff?.pdf.hash,
      late: { personId: 'zhou-min', personName: '周敏', why: late.reason },
    })
    const { entries } = ok(await editor.get(`/api/issues/${issue.id}/audit`))
    expect(entries.find(({ what }: { what: string }) => what === 'add-late')).toMatchObject({
      who: { id: 'zhou-min' },
      about: recipient.address,
      why: late.reason,
    })
    expect(await proofHolds(issue)).toBe(true)
  })

  test('is refused where the mailbox is on the ledger already, however it is spelt, and when two add it at once', async () => {
    const issue = await signed()
    await centre.runAllWork({ mailer: aMailer() })
    const known = { ...recipient, address: mailboxes[0]?.toUpperCase() }
    expect((await decide(editor, issue, { ...late, recipient: known })).body.code).toBe('already-listed')
    const answers = await Promise.all([decide(editor, issue, late), decide(editor, issue, late)])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    await centre.runAllWork({ mailer: aMailer() })
    expect(sum((await ledger(issue)).counts)).toBe(mailboxes.length + 1)
  })
})

describe('a distribution that was stopped', () => {
  test('sends nobody anything again before a person looked', async () => {
    const { issue, failed } = await twoFailed()
    await putOtherPdf(centre, issue)
    ok(await decide(editor, issue, late))
    await centre.runAllWork()
    const { distribution, deliveries } = await ledger(issue)
    expect(distribution?.state).toBe('refused')
    const [one] = deliveries.filter(({ address }) => failed.includes(address))
    const again = await settle(editor, issue, one ? [one] : [], 'resend')
    expect([again.status, again.body.code]).toEqual([409, 'distribution-stopped'])
    // That it came by another way may be said all the same.
    expect((await settle(editor, issue, one ? [one] : [], 'sent')).body.code).not.toBe('distribution-stopped')
  })

  test('goes on only when the file is again what was signed, after a person looked', async () => {
    const issue = await signed()
    await putOtherPdf(centre, issue)
    const mailer = aMailer()
    await centre.runAllWork({ mailer })
    expect((await ledger(issue)).distribution).toMatchObject({ state: 'refused', reason: 'PDF 与签发时不一致' })
    expect(addressed(mailer)).toEqual([])
    const restart = { move: 'restart', reason: '已从备份恢复文件' }
    expect((await decide(editor, issue, restart)).body.code).toBe('not-allowed')
    expect((await decide(administrator, issue, { ...restart, reason: '' })).body.code).toBe('reason-required')
    // It was printed anew meanwhile, the same file again.
    ok(await decide(head, issue, restart))
    await centre.runAllWork({ mailer })
    expect(addressed(mailer)).toEqual(mailboxes)
    const done = (await acts(issue)).filter((what) => what === 'restart' || what === 'restored')
    expect(done.toSorted()).toEqual(['restart', 'restored'])
    expect(await proofHolds(issue)).toBe(true)
  })
})
