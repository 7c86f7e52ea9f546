/** Originals that are sent again while their correction is signed, waits, or is just being sent: each still gets it, and once. */
import { beforeEach, describe, expect, test } from 'vitest'
import { moveIssue } from '#functions/acts/issue/move-issue.ts'
import type { Issue } from '#shared/issue/issue.ts'
import { IssueMoveRequest } from '#shared/requests.ts'
import { anotherActor } from '../support/builders.ts'
import { at } from '../support/issue-page.ts'
import { ok } from '../support/issue-steps.ts'
import { ACCEPTED, type AskedMailer, addressed, aMailer, REFUSED, RETRY } from '../support/mailer.ts'
import { workAt } from '../support/one-worker.ts'
import { putOtherPdf } from '../support/print/other-pdf.ts'
import { decide } from '../support/store/ledger.ts'
import { overtaken } from '../support/store/overtaken.ts'
import { usingCorrections } from '../support/using-corrections.ts'

const HOUR = 3_600_000
const { centre, editor, head, administrator, mailboxes, missed, ...using } = await usingCorrections()
const { signInAgain, acts, signed, ledger, proofHolds } = using
const { correct, reviewed, signing, signedOff, anOriginal, sentCorrection, rowOf, resendTo, resendFailed } = using
beforeEach(() => centre.runAllWork())

test('a correction that waits for its hour goes on waiting; each then gets it once', async () => {
  const original = await anOriginal()
  const sendAt = new Date(centre.now().getTime() + HOUR).toISOString()
  const correction = await signedOff(await correct(original), { sendAt })
  await resendTo(original, missed)
  // On the frozen list of the correction, of which no rows are made yet.
  await resendTo(original, mailboxes[1] ?? '')
  const first = aMailer()
  await centre.runAllWork({ mailer: first })
  expect(addressed(first)).toEqual(mailboxes.slice(0, 2))
  expect(await ledger(correction)).toMatchObject({ distribution: { state: 'scheduled' }, counts: { queued: 1 } })
  centre.advance(HOUR)
  await signInAgain()
  const second = aMailer()
  await centre.runAllWork({ mailer: second })
  expect(addressed(second)).toEqual(mailboxes)
  expect((await ledger(correction)).distribution).toMatchObject({
    state: 'done',
    frozen: mailboxes.length - 1,
    late: 1,
  })
  expect(await proofHolds(correction)).toBe(true)
})

describe('a correction that was signed a moment ago', () => {
  const all = async (original: Issue, correction: Issue, mailer: AskedMailer) => {
    await centre.runWorkOverTime({ mailer }, 3)
    expect(addressed(mailer)).toEqual([missed, ...mailboxes].sort())
    const { distribution, counts } = await ledger(correction)
    expect(distribution).toMatchObject({ state: 'done', frozen: mailboxes.length - 1, late: 1 })
    expect(counts.sent).toBe(mailboxes.length)
    expect([await proofHolds(original), await proofHolds(correction)]).toEqual([true, true])
  }

  test('and has no ledger yet gets this row before any other', async () => {
    const original = await anOriginal()
    const correction = await signedOff(await correct(original))
    await resendTo(original, missed)
    const mailer = aMailer()
    await workAt({ ...centre.deps, mailer }, original)
    expect(addressed(mailer)).toEqual([missed])
    expect(await ledger(correction)).toMatchObject({ distribution: { state: 'expanding' }, counts: { queued: 1 } })
    await all(original, correction, mailer)
  })

  test('and whose ledger is being made gets this row in the middle', async () => {
    const original = await anOriginal()
    const correction = await signedOff(await correct(original))
    await resendTo(original, missed)
    const mailer = aMailer()
    const { table, happened } = overtaken(centre.deps.table, () => workAt({ ...centre.deps, mailer }, original))
    await workAt({ ...centre.deps, table, mailer }, correction)
    expect(happened()).toBe(true)
    await all(original, correction, mailer)
  })
})

test('a correction that was stopped before it began, and is late for its permit, is held whoever was added to it', async () => {
  const original = await signed()
  const only = aMailer(({ to, attachments }) => (attachments.length > 0 && to.address !== missed ? REFUSED : ACCEPTED))
  await centre.runAllWork({ mailer: only })
  const sendAt = new Date(centre.now().getTime() + HOUR).toISOString()
  const correction = await signedOff(await correct(original), { sendAt })
  ok(await decide(editor, original, { ...resendFailed, mailboxes: mailboxes.length - 1 }))
  await centre.runAllWork()
  expect(await ledger(correction)).toMatchObject({ distribution: { frozen: 1, late: mailboxes.length - 1 } })
  const putBack = await putOtherPdf(centre, correction)
  centre.advance(2 * HOUR)
  await centre.runAllWork()
  await putBack()
  centre.advance(24 * HOUR)
  await signInAgain()
  ok(await decide(administrator, correction, { move: 'restart', reason: '已从备份恢复文件' }))
  expect((await ledger(correction)).distribution).toMatchObject({ state: 'held' })
})

test('put off, tried again, and by two workers at once: the correction comes once', async () => {
  const original = await anOriginal()
  const correction = await sentCorrection(original)
  await resendTo(original, missed)
  let tries = 0
  const busy = aMailer(({ attachments }) => {
    if (attachments.length === 0) return ACCEPTED
    tries += 1
    return tries <= 3 ? RETRY : ACCEPTED
  })
  for (let n = 0; n < 12; n += 1) {
    await Promise.all([
      centre.runAllWork({ mailer: busy, worker: 'one' }),
      centre.runAllWork({ mailer: busy, worker: 'two' }),
    ])
    centre.advance(120_000)
  }
  expect(await rowOf(original, missed)).toMatchObject({ state: 'sent', round: 2 })
  expect(await rowOf(correction, missed)).toMatchObject({ state: 'sent', round: 1 })
  expect((await ledger(correction)).distribution).toMatchObject({ state: 'done', late: 1 })
  expect((await acts(correction)).filter((what) => what === 'add-late')).toHaveLength(1)
})

test('between what the head sees and signs nobody is sent the original unseen', async () => {
  const original = await anOriginal()
  const approved = await reviewed(await correct(original))
  const request = IssueMoveRequest.parse({ version: approved.version, ...(await signing(approved)) })
  const { table } = overtaken(centre.deps.table, () => resendTo(original, missed))
  const signs = moveIssue(
    { ...centre.deps, table },
    anotherActor('lin-guodong', ['leader']),
    approved.id,
    request,
    centre.now().toISOString(),
  )
  await expect(signs).rejects.toMatchObject({ code: 'overtaken' })
  await centre.runAllWork()
  expect(ok(await head.get(`${at(approved)}/recipients`)).count).toBe(mailboxes.length)
})
