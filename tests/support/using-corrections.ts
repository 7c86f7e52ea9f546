/** A centre for tests of corrections: an original that one of six mailboxes did not get, its correction, and what is asked of them. */
import type { Issue } from '#shared/issue/issue.ts'
import { correcting } from './correcting.ts'
import { ok } from './issue-steps.ts'
import { ACCEPTED, aMailer, REFUSED } from './mailer.ts'
import { settle } from './store/ledger.ts'
import { usingCentre } from './using-centre.ts'

/** To be taken apart where it is called, as `usingCentre`. */
export async function usingCorrections() {
  const using = await usingCentre({ people: ['editor', 'office', 'head', 'administrator'] })
  const { centre, signInAgain, editor, office, head, administrator, mailboxes, acts, signed, ledger, proofHolds } =
    using
  const corrections = correcting(centre, { editor, office, head })
  const [missed = ''] = mailboxes

  /** Sent to all but one, whose server turned it away. */
  async function anOriginal(): Promise<Issue> {
    const original = await signed()
    const refuses = aMailer(({ to, attachments }) =>
      attachments.length > 0 && to.address === missed ? REFUSED : ACCEPTED,
    )
    await centre.runAllWork({ mailer: refuses })
    return original
  }

  /** Sent to those who got the original. */
  async function sentCorrection(original: Issue): Promise<Issue> {
    const correction = await corrections.signedOff(await corrections.correct(original))
    await centre.runAllWork()
    return correction
  }

  const rowOf = async (issue: Issue, address: string) =>
    (await ledger(issue)).deliveries.find((one) => one.address === address)

  async function resendTo(original: Issue, address: string): Promise<void> {
    const row = await rowOf(original, address)
    ok(await settle(editor, original, row ? [row] : [], 'resend', '对方来电索取'))
  }

  const resendFailed = { move: 'resend', states: ['failed'], mailboxes: 1, reason: '对方邮件系统已恢复' }

  return {
    ...{ centre, signInAgain, editor, office, head, administrator, mailboxes, acts, signed, ledger, proofHolds },
    ...corrections,
    ...{ missed, anOriginal, sentCorrection, rowOf, resendTo, resendFailed },
  }
}
