/** A correction corrects nothing before a letter of it went out: neither on the page, nor at 核验, nor in a letter of the original. */
import { beforeEach, describe, expect, test } from 'vitest'
import type { Standing } from '#shared/distribution/standing.ts'
import { hasCorrected, standingInWords } from '#shared/distribution/standing-labels.ts'
import type { Issue } from '#shared/issue/issue.ts'
import { ok } from '../support/issue-steps.ts'
import { ACCEPTED, aMailer, issues as letters, REFUSED } from '../support/mailer.ts'
import { putOtherPdf } from '../support/print/other-pdf.ts'
import { decide } from '../support/store/ledger.ts'
import { usingCorrections } from '../support/using-corrections.ts'

const HOUR = 3_600_000
const { centre, signInAgain, editor, missed, correct, signedOff, anOriginal, resendTo, rowOf } =
  await usingCorrections()
beforeEach(async () => {
  await centre.runAllWork()
  await signInAgain()
})
const inHours = (hours: number) => new Date(centre.now().getTime() + hours * HOUR).toISOString()

/** What the list of issues, the corrected issue's page and 核验 say of the correction now. */
async function told(original: Issue, correction: Issue) {
  const list = ok(await editor.get(`/api/publications/${original.publicationId}/issues`)).standings
  const beside = ok(await editor.get(`/api/issues/${original.id}/corrections`)).standings
  expect(beside[correction.id]).toEqual(list[correction.id])
  const [issued] = ok(await editor.get(`/api/issued/${original.signOff?.pdf.hash}`)).issued
  const standing: Standing = list[correction.id]
  expect(issued.correctedBy.length > 0).toBe(hasCorrected(standing))
  return { says: standingInWords(standing), corrected: hasCorrected(standing), list }
}

/** The original once more to a mailbox that has not got it: what its letter says. */
async function toldInLetter(original: Issue): Promise<string> {
  await resendTo(original, missed)
  const mailer = aMailer()
  await centre.runAllWork({ mailer })
  const letter = letters(mailer).find(({ message }) => !message.subject.includes('（更正'))
  return `${letter?.message.subject}\n${letter?.message.text}`
}

test('set for an hour: told so, and nothing is corrected; its mailboxes are added all the same; then it goes out', async () => {
  const original = await anOriginal()
  const correction = await signedOff(await correct(original), { sendAt: inHours(20) })
  await centre.runAllWork()
  const { says, corrected, list } = await told(original, correction)
  expect([says, corrected]).toEqual([expect.stringMatching(/^已签发，定于2026年.*发出$/), false])
  expect(standingInWords(list[original.id])).toBe('分发完毕')
  expect(await toldInLetter(original)).not.toContain('更正')
  expect(await rowOf(correction, missed)).toMatchObject({ state: 'queued' })

  centre.advance(20 * HOUR)
  await signInAgain()
  await centre.runAllWork()
  expect(await told(original, correction)).toMatchObject({ says: '分发完毕', corrected: true })
  expect(await toldInLetter(original)).toContain('（已更正）')
})

test('called off: it waits for a leader, and nothing is corrected', async () => {
  const original = await anOriginal()
  const correction = await signedOff(await correct(original), { sendAt: inHours(2) })
  ok(await decide(editor, correction, { move: 'call-off', reason: '领导要求再看' }))
  expect(await told(original, correction)).toMatchObject({ says: '已签发，等待确认发送', corrected: false })
  expect(await toldInLetter(original)).not.toContain('更正')
})

describe('stopped', () => {
  test('before a letter went: nothing is corrected', async () => {
    const original = await anOriginal()
    const correction = await signedOff(await correct(original))
    const putBack = await putOtherPdf(centre, correction)
    await centre.runAllWork()
    expect(await told(original, correction)).toMatchObject({ says: '分发已停止', corrected: false })
    await putBack()
  })

  test('and when it ended without reaching anybody', async () => {
    const original = await anOriginal()
    const correction = await signedOff(await correct(original))
    await centre.runAllWork({ mailer: aMailer(({ attachments }) => (attachments.length > 0 ? REFUSED : ACCEPTED)) })
    expect(await told(original, correction)).toMatchObject({ corrected: false })
  })
})
