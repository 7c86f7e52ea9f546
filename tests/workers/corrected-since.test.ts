/** A recipient of an issue that was corrected hears so by that very mail, and gets the correction by a delivery of its own. */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Issue } from '#shared/issue/issue.ts'
import { issueLabel } from '#shared/issue/issue-label.ts'
import { CORRECTION } from '../support/correcting.ts'
import { at } from '../support/issue-page.ts'
import { ok } from '../support/issue-steps.ts'
import { type AskedMailer, aMailer, issues } from '../support/mailer.ts'
import { decide } from '../support/store/ledger.ts'
import { usingCorrections } from '../support/using-corrections.ts'

const { centre, editor, head, administrator, mailboxes, missed, ...using } = await usingCorrections()
const { acts, ledger, proofHolds } = using
const { correct, reviewed, signedOff, anOriginal, sentCorrection, rowOf, resendTo, resendFailed } = using
beforeEach(() => centre.runAllWork())

const recipient = { address: 'late@office.example', name: '新任处长', unit: '省某厅', lists: ['distribution'] }
const late = { move: 'add-late', recipient, reason: '到任晚' }

/** What went to whom: subject and the file's name, in order. */
const went = (mailer: AskedMailer) =>
  issues(mailer).map(({ to, message, attachments }) => [to.address, message.subject, attachments[0]?.name])
const lettersOf = (original: Issue, correction: Issue, address: string) => [
  [address, `〔政务服务工作动态〕${issueLabel(original)}（已更正）`, `政务服务工作动态${issueLabel(original)}.pdf`],
  [
    address,
    `〔政务服务工作动态〕${issueLabel(correction)}（更正${issueLabel(original)}）`,
    `政务服务工作动态${issueLabel(correction)}.pdf`,
  ],
]

describe.each([
  ['sent again after it failed', missed, (original: Issue) => resendTo(original, missed)],
  [
    'sent again with all that failed',
    missed,
    async (original: Issue) => ok(await decide(editor, original, resendFailed)),
  ],
  ['added later', recipient.address, async (original: Issue) => ok(await decide(editor, original, late))],
])('a mailbox that is %s', (_, whom, asks) => {
  test('gets the original, which says that it was corrected, and the correction; both proofs hold', async () => {
    const original = await anOriginal()
    const correction = await sentCorrection(original)
    const [before, frozen] = [await ledger(correction), mailboxes.length - 1]
    expect(before.deliveries.map(({ address }) => address)).not.toContain(whom)
    await asks(original)
    const mailer = aMailer()
    await centre.runAllWork({ mailer })
    expect(went(mailer)).toEqual(lettersOf(original, correction, whom))
    const [first] = issues(mailer)
    expect(first?.message.text).toContain(`本期印发后已由${issueLabel(correction)}更正，请以更正为准`)
    expect(first?.message.text).toContain(CORRECTION)
    expect(await rowOf(correction, whom)).toMatchObject({
      state: 'sent',
      round: 1,
      pdfHash: correction.signOff?.pdf.hash,
      late: { personId: 'system', why: `随${issueLabel(original)}发给这个邮箱` },
    })
    expect((await ledger(correction)).distribution).toMatchObject({ state: 'done', frozen, late: 1 })
    expect((await acts(correction)).filter((what) => what === 'add-late')).toHaveLength(1)
    // Those who had it are left alone.
    expect((await ledger(correction)).deliveries.filter(({ address }) => address !== whom)).toEqual(before.deliveries)
    expect([await proofHolds(original), await proofHolds(correction)]).toEqual([true, true])
  })
})

test('who has the correction already is told of it, and gets no second', async () => {
  const original = await anOriginal()
  const correction = await sentCorrection(original)
  const before = await ledger(correction)
  const [, again = ''] = mailboxes
  await resendTo(original, again)
  const mailer = aMailer()
  await centre.runAllWork({ mailer })
  expect(went(mailer)).toEqual(lettersOf(original, correction, again).slice(0, 1))
  expect(await ledger(correction)).toEqual(before)
})

test('an issue whose correction is not signed goes as it was; the correction then goes to all who got it', async () => {
  const original = await anOriginal()
  const correction = await reviewed(await correct(original))
  await resendTo(original, missed)
  const mailer = aMailer()
  await centre.runAllWork({ mailer })
  expect(issues(mailer).map(({ message }) => message.subject)).toEqual([`〔政务服务工作动态〕${issueLabel(original)}`])
  const { count } = ok(await head.get(`${at(correction)}/recipients`))
  expect(count).toBe(mailboxes.length)
})

test('a correction that was corrected brings that too', async () => {
  const original = await anOriginal()
  const correction = await sentCorrection(original)
  const second = await sentCorrection(correction)
  await resendTo(original, missed)
  const mailer = aMailer()
  await centre.runWorkOverTime({ mailer }, 3)
  const label = issueLabel(correction)
  expect(issues(mailer).map(({ message }) => message.subject)).toEqual([
    `〔政务服务工作动态〕${issueLabel(original)}（已更正）`,
    `〔政务服务工作动态〕${label}（更正${issueLabel(original)}）（已更正）`,
    `〔政务服务工作动态〕${issueLabel(second)}（更正${label}）`,
  ])
  expect(await proofHolds(second)).toBe(true)
})

test('what goes to nobody brings nothing: a mailbox that nothing is sent to any more is skipped at both', async () => {
  const original = await anOriginal()
  const correction = await sentCorrection(original)
  await resendTo(original, missed)
  ok(await administrator.post('/api/suppressions', { address: missed, reason: '本人要求停发' }))
  const mailer = aMailer()
  await centre.runAllWork({ mailer })
  expect(issues(mailer)).toEqual([])
  expect(await rowOf(correction, missed)).toBeUndefined()
  ok(await administrator.post('/api/suppressions/removals', { address: missed, version: 1, reason: '本人要求恢复' }))
})

test('a correction that is not what was signed is not sent, nor told of: the distribution stops and says so', async () => {
  const original = await anOriginal()
  const correction = await sentCorrection(original)
  await resendTo(original, missed)
  const list = join(centre.folder, 'files', correction.signOff?.recipientsKey ?? '')
  rmSync(list)
  const mailer = aMailer()
  await centre.runAllWork({ mailer })
  expect(issues(mailer)).toEqual([])
  expect((await ledger(original)).distribution).toMatchObject({
    state: 'refused',
    reason: `更正本期的${issueLabel(correction)}：收件名单与签发时不一致`,
  })
})

test('the mail as it will look says so before anyone sends it again', async () => {
  const original = await anOriginal()
  const look = async () => ok(await editor.get(`${at(original)}/mail`))
  expect((await look()).text).not.toContain('更正')
  const correction = await signedOff(await correct(original))
  expect(await look()).toMatchObject({
    subject: `〔政务服务工作动态〕${issueLabel(original)}（已更正）`,
    text: expect.stringContaining(`已由${issueLabel(correction)}更正`),
  })
})
