/** Which mail each notice is, with the facts of now; null (or `not-found`) where it has nothing to say any more. */

import type { Publication } from '#shared/centre/publication.ts'
import { Challenge } from '#shared/centre/session.ts'
import { signedName } from '#shared/centre/stands-in.ts'
import { standingOf } from '#shared/distribution/standing-labels.ts'
import { currentStep } from '#shared/issue/issue-workflow.ts'
import { approvalFell } from '#shared/mail/approval-fell.ts'
import { approvalWithdrawn } from '#shared/mail/approval-withdrawn.ts'
import { callForNews } from '#shared/mail/call-for-news.ts'
import { inputClosed } from '#shared/mail/input-closed.ts'
import { issueOut } from '#shared/mail/issue-out.ts'
import { issuePublished } from '#shared/mail/issue-published.ts'
import { mailWasPaused } from '#shared/mail/mail-was-paused.ts'
import type { Message } from '#shared/mail/message.ts'
import { personChanged } from '#shared/mail/person-changed.ts'
import { reminder } from '#shared/mail/reminder.ts'
import { returnReminder } from '#shared/mail/return-reminder.ts'
import { reviewRequested } from '#shared/mail/review-requested.ts'
import { reviewReturned } from '#shared/mail/review-returned.ts'
import { reviewStopped } from '#shared/mail/review-stopped.ts'
import { sendingAsks } from '#shared/mail/sending-asks.ts'
import { sendingHeld } from '#shared/mail/sending-held.ts'
import { sendingStopped } from '#shared/mail/sending-stopped.ts'
import { sentToReview } from '#shared/mail/sent-to-review.ts'
import { signInCode } from '#shared/mail/sign-in-code.ts'
import { submissionAdopted } from '#shared/mail/submission-adopted.ts'
import { submissionDeclined } from '#shared/mail/submission-declined.ts'
import { type SubmissionReturned, submissionReturned } from '#shared/mail/submission-returned.ts'
import { substituteNamed } from '#shared/mail/substitute-named.ts'
import type { Answer } from '#shared/submission/department-answer.ts'
import { markedIn } from '#shared/submission/last-return.ts'
import type { SubmissionState } from '#shared/submission/submission.ts'
import { isStillOpen } from '#shared/submission/submission-workflow.ts'
import type { Notice } from '#shared/work.ts'
import type { WorkerDeps } from '../../deps.ts'
import { codeOf } from '../../sign-in/code.ts'
import { getDistribution } from '../../store/deliveries.ts'
import { keys } from '../../store/keys.ts'
import { loadIssueWhole, loadSubmission } from '../../store/load.ts'
import { get } from '../../store/read.ts'
import { askedOf, substitutesInWords } from './asked-of.ts'
import { commentsMail } from './comments-mail.ts'
import { deadlineExtendedMail, extensionTakenBackMail, inputReopenedMail } from './deadline-mails.ts'
import { fileDamagedMail, printFailedMail } from './file-mails.ts'
import { headAnsweredMail, headAskedMail } from './head-mails.ts'
import { issueOpenedMail } from './issue-opened-mail.ts'
import { jointAskedMail, jointObjectedMail } from './joint-mails.ts'
import { concerns, factsOf, leftOpenOf, mustBeHere, to, toDepartment, toDesk, writerOf } from './notice-facts.ts'
import { recordBrokenMail } from './record-broken-mail.ts'
import { reminderUnreachedMail } from './reminder-unreached-mail.ts'
import { reviewFacts } from './review-facts.ts'
import { substitutionBeginsMail } from './substitution-begins-mail.ts'

export type Addressed = { to: { name: string | null; address: string }; message: Message; publication?: Publication }

type Compose = {
  [M in Notice['mail']]: (deps: WorkerDeps, notice: Extract<Notice, { mail: M }>) => Promise<Addressed | null>
}

/** What became of a submission, as a mail; of the other states there is nothing to tell. */
const DECIDED: Partial<Record<SubmissionState, (facts: SubmissionReturned) => Message>> = {
  adopted: submissionAdopted,
  returned: submissionReturned,
  declined: submissionDeclined,
}

/** Answers that a reminder waits behind; of those that were returned it speaks in other words. */
const WAITED_FOR: readonly Answer[] = ['nothing', 'started', 'to-confirm', 'with-head']

export const COMPOSE: Compose = {
  'sign-in-code': async (deps, { challengeId }) => {
    const challenge = await get(deps.table, Challenge, keys.challenge(challengeId), deps.clock())
    if (!challenge?.personId) return null
    const person = await mustBeHere(deps, challenge.personId)
    // What waited while mail was paused holds for less long, or for too short to be typed.
    const minutes = Math.round((Date.parse(challenge.expires) - deps.clock().getTime()) / 60_000)
    if (minutes < 1) return null
    return { to: to(person), message: signInCode({ code: codeOf(challengeId, deps.place.secret), minutes }) }
  },

  'call-for-news': async (deps, notice) => {
    const { addressed, facts, deadline } = await toDepartment(deps, notice)
    return deadline === null ? null : { ...addressed, message: callForNews({ ...facts, deadline }) }
  },

  // A department that handed in meanwhile is not reminded; one whose text was given back is reminded of that.
  reminder: async (deps, notice) => {
    const { issue, addressed, facts, deadline, answer } = await toDepartment(deps, notice)
    const returned = answer.returned
      .filter((one) => deadline !== null || isStillOpen(issue, one))
      .map(({ text, reason }) => ({ text, reason: reason ?? '' }))
    if (returned.length > 0) return { ...addressed, message: returnReminder({ ...facts, deadline, returned }) }
    const missing = WAITED_FOR.includes(answer.answer)
    if (deadline === null || !missing) return null
    const { started, toConfirm, withHead } = answer
    const more = { deadline, started: started.length, toConfirm: toConfirm.length, withHead: withHead.length }
    return { ...addressed, message: reminder({ ...facts, ...more }) }
  },

  'issue-opened': issueOpenedMail,
  'reminder-unreached': reminderUnreachedMail,
  'deadline-extended': deadlineExtendedMail,
  'extension-taken-back': extensionTakenBackMail,
  'input-reopened': inputReopenedMail,

  'input-closed': async (deps, notice) => {
    const found = await toDepartment(deps, notice)
    const { issue, addressed, facts } = found
    if (issue.state !== 'department-input' || issue.inputOpen || !concerns(found)) return null
    return { ...addressed, message: inputClosed({ ...facts, ...leftOpenOf(found), undecided: 0 }) }
  },

  'sent-to-review': async (deps, notice) => {
    const found = await toDepartment(deps, notice)
    const { issue, addressed, facts } = found
    if (issue.state !== 'review' || !concerns(found)) return null
    return { ...addressed, message: sentToReview({ ...facts, ...leftOpenOf(found) }) }
  },

  'submission-decided': async (deps, { issueId, submissionId }) => {
    const [{ issue, publication }, submission] = await Promise.all([
      loadIssueWhole(deps.table, issueId),
      loadSubmission(deps.table, issueId, submissionId),
    ])
    const { state, text, reason } = submission
    const facts = {
      ...factsOf(deps, { issue, publication }, 'calls'),
      text,
      reason: reason ?? '',
      marked: markedIn(submission),
    }
    const mail = DECIDED[state]
    return mail ? { to: to(await writerOf(deps, submission)), message: mail(facts), publication } : null
  },

  'joint-asked': jointAskedMail,
  'joint-objected': jointObjectedMail,
  'head-asked': headAskedMail,
  'head-answered': headAnsweredMail,

  'review-requested': async (deps, notice) => {
    const { issue, facts, addressed } = await toDesk(deps, notice)
    const { step } = notice
    if (issue.state !== 'review' || !issue.review || currentStep(issue, addressed.publication)?.name !== step)
      return null
    const about = { issue, publication: addressed.publication, personId: notice.personId }
    const asked = await askedOf(deps, about)
    if (!asked.isAsked) return null
    const [review, substitutes] = await Promise.all([reviewFacts(deps, about), substitutesInWords(deps, about, asked)])
    return { ...addressed, message: reviewRequested({ ...facts, step, substitutes, ...review }) }
  },

  'review-returned': async (deps, notice) => {
    const { issue, facts, addressed } = await toDesk(deps, notice)
    if (!issue.returned) return null
    const { stepName: step, personName: by, reason } = issue.returned
    return { ...addressed, message: reviewReturned({ ...facts, step, by, reason }) }
  },

  // A leader who was asked anew meanwhile has that to do.
  'review-stopped': async (deps, notice) => {
    const { issue, facts, addressed } = await toDesk(deps, notice)
    const { step, how, by, reason, personId } = notice
    if ((await askedOf(deps, { issue, publication: addressed.publication, personId })).isAsked) return null
    return { ...addressed, message: reviewStopped({ ...facts, step, how, by, reason }) }
  },

  'approval-fell': async (deps, notice) => {
    const { facts, addressed } = await toDesk(deps, notice)
    const { step, how, by, reason } = notice
    return { ...addressed, message: approvalFell({ ...facts, step, how, by, reason }) }
  },

  // A leader who took the step again meanwhile has nothing withdrawn any more, and an ended review was told of.
  'approval-withdrawn': async (deps, notice) => {
    const { issue, facts, addressed } = await toDesk(deps, notice)
    const { step, by } = notice
    if (!issue.review || currentStep(issue, addressed.publication)?.name !== step) return null
    return { ...addressed, message: approvalWithdrawn({ ...facts, step, by }) }
  },

  'file-damaged': fileDamagedMail,
  'print-failed': printFailedMail,

  'issue-published': async (deps, notice) => {
    const [{ issue, facts, addressed }, distribution] = await Promise.all([
      toDesk(deps, notice),
      getDistribution(deps.table, notice.issueId),
    ])
    if (!issue.signOff) return null
    const { at: signedAt, recipientsCount: mailboxes } = issue.signOff
    const by = signedName(issue.signOff)
    const standing = standingOf(distribution)
    return { ...addressed, message: issuePublished({ ...facts, by, signedAt, mailboxes, standing }) }
  },

  'issue-out': async (deps, notice) => {
    const { issue, addressed, facts, texts } = await toDepartment(deps, notice)
    if (!issue.signOff) return null
    const { at: signedAt } = issue.signOff
    const by = signedName(issue.signOff)
    return { ...addressed, message: issueOut({ ...facts, by, signedAt, texts }) }
  },

  'sending-held': async (deps, notice) => {
    const [{ facts, addressed }, distribution] = await Promise.all([
      toDesk(deps, notice),
      getDistribution(deps.table, notice.issueId),
    ])
    if (distribution?.state !== 'held') return null
    const { reason, sendAt, permitUntil } = distribution
    const message = sendingHeld({ ...facts, reason: reason ?? '', sendAt: sendAt ?? '', until: permitUntil ?? '' })
    return { ...addressed, message }
  },

  'sending-stopped': async (deps, notice) => {
    const [{ facts, addressed }, distribution] = await Promise.all([
      toDesk(deps, notice),
      getDistribution(deps.table, notice.issueId),
    ])
    const why = { ...facts, reason: distribution?.reason ?? '' }
    if (distribution?.state === 'asking') return { ...addressed, message: sendingAsks(why) }
    return distribution?.state === 'refused' ? { ...addressed, message: sendingStopped(why) } : null
  },

  'person-changed': async ({ place }, { to, mail: _, ...facts }) => ({
    to,
    message: personChanged({ ...facts, link: `${place.publicUrl}/settings/records` }),
  }),

  'substitute-named': async ({ place }, { to, mail: _, ...facts }) => ({
    to,
    message: substituteNamed({ ...facts, link: `${place.publicUrl}/issues` }),
  }),

  'comments-digest': commentsMail,
  'substitution-begins': substitutionBeginsMail,

  'record-broken': recordBrokenMail,

  'mail-was-paused': async (deps, { personId, ...facts }) => ({
    to: to(await mustBeHere(deps, personId)),
    message: mailWasPaused(facts),
  }),
}
