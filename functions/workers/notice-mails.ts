/** Which mail each notice is, with the facts of now; null (or `not-found`) where it has nothing to say any more. */
import { issueLabel } from '#shared/issue-label.ts'
import { callForNews } from '#shared/mail/call-for-news.ts'
import { inputReopened } from '#shared/mail/input-reopened.ts'
import { issuePublished } from '#shared/mail/issue-published.ts'
import type { Message } from '#shared/mail/message.ts'
import { reminder } from '#shared/mail/reminder.ts'
import { reviewRequested } from '#shared/mail/review-requested.ts'
import { reviewReturned } from '#shared/mail/review-returned.ts'
import { sendingHeld } from '#shared/mail/sending-held.ts'
import { sendingStopped } from '#shared/mail/sending-stopped.ts'
import { signInCode } from '#shared/mail/sign-in-code.ts'
import { submissionAdopted } from '#shared/mail/submission-adopted.ts'
import { submissionDeclined } from '#shared/mail/submission-declined.ts'
import { submissionReturned } from '#shared/mail/submission-returned.ts'
import { Person } from '#shared/person.ts'
import type { Publication } from '#shared/publication.ts'
import { Refusal } from '#shared/refusals.ts'
import { Challenge } from '#shared/session.ts'
import type { Submission } from '#shared/submission.ts'
import { takesInput } from '#shared/submission-workflow.ts'
import type { DepartmentMail, Notice } from '#shared/work.ts'
import { currentStep } from '#shared/workflow.ts'
import type { WorkerDeps } from '../deps.ts'
import { CODE_MINUTES } from '../sign-in/ask-code.ts'
import { codeOf } from '../sign-in/code.ts'
import { getDistribution } from '../store/deliveries.ts'
import { keys } from '../store/keys.ts'
import { contributorsOf, loadIssueWhole, loadPerson, loadSubmission } from '../store/load.ts'
import { get } from '../store/read.ts'

export type Addressed = { to: { name: string | null; address: string }; message: Message; publication?: Publication }

type Compose = {
  [M in Notice['mail']]: (deps: WorkerDeps, notice: Extract<Notice, { mail: M }>) => Promise<Addressed | null>
}

/** Someone who left gets no mail any more. */
async function mustBeHere(deps: WorkerDeps, personId: string): Promise<Person> {
  const person = await loadPerson(deps.table, personId)
  if (!person.active) throw new Refusal('not-found')
  return person
}

const to = ({ name, email }: Person) => ({ name, address: email })

type DepartmentNotice = Extract<Notice, { mail: DepartmentMail }>

async function departmentFacts(deps: WorkerDeps, { issueId, personId }: DepartmentNotice) {
  const [{ issue, publication }, person] = await Promise.all([
    loadIssueWhole(deps.table, issueId),
    mustBeHere(deps, personId),
  ])
  if (!takesInput(issue) || issue.deadline === null) return null
  const department = publication.departments.find(({ id }) => id === person.departmentId)?.name ?? person.name
  const facts = {
    publication: publication.name,
    issue: issueLabel(issue),
    department,
    deadline: issue.deadline,
    link: `${deps.place.publicUrl}/calls/${issueId}`,
  }
  return { facts, to: to(person), publication }
}

/** Whoever began the submission or, when they left, someone else who wrote in it or writes for the department now. */
async function writerOf(deps: WorkerDeps, { createdBy, writers, ownerDepartment }: Submission): Promise<Person> {
  const here = await contributorsOf(deps.table, [ownerDepartment])
  const [first] = [createdBy, ...writers].flatMap((id) => here.find((person) => person.id === id) ?? [])
  const person = first ?? here[0]
  if (!person) throw new Refusal('not-found')
  return person
}

export const COMPOSE: Compose = {
  'sign-in-code': async (deps, { challengeId }) => {
    const challenge = await get(deps.table, Challenge, keys.challenge(challengeId), deps.clock())
    if (!challenge?.personId) return null
    const person = await mustBeHere(deps, challenge.personId)
    return {
      to: to(person),
      message: signInCode({ code: codeOf(challengeId, deps.place.secret), minutes: CODE_MINUTES }),
    }
  },

  'call-for-news': async (deps, notice) => {
    const found = await departmentFacts(deps, notice)
    return found && { ...found, message: callForNews({ ...found.facts, note: null }) }
  },

  reminder: async (deps, notice) => {
    const found = await departmentFacts(deps, notice)
    return found && { ...found, message: reminder({ ...found.facts, note: null }) }
  },

  'input-reopened': async (deps, notice) => {
    const found = await departmentFacts(deps, notice)
    return found && { ...found, message: inputReopened({ ...found.facts, reason: notice.reason }) }
  },

  'submission-decided': async (deps, { issueId, submissionId }) => {
    const [{ issue, publication }, submission] = await Promise.all([
      loadIssueWhole(deps.table, issueId),
      loadSubmission(deps.table, issueId, submissionId),
    ])
    const { state, text } = submission
    const facts = {
      publication: publication.name,
      issue: issueLabel(issue),
      text,
      link: `${deps.place.publicUrl}/calls/${issueId}`,
    }
    const reason = submission.reason ?? ''
    const message =
      state === 'adopted'
        ? submissionAdopted(facts)
        : state === 'returned'
          ? submissionReturned({ ...facts, reason })
          : state === 'declined'
            ? submissionDeclined({ ...facts, reason })
            : null
    return message && { to: to(await writerOf(deps, submission)), message, publication }
  },

  'review-requested': async (deps, { issueId, personId, step }) => {
    const [{ issue, publication }, person] = await Promise.all([
      loadIssueWhole(deps.table, issueId),
      mustBeHere(deps, personId),
    ])
    if (issue.state !== 'review' || !issue.review || currentStep(issue, publication)?.name !== step) return null
    const sender = await get(deps.table, Person, keys.person(issue.review.sentBy, ''))
    const message = reviewRequested({
      publication: publication.name,
      issue: issueLabel(issue),
      step,
      by: sender?.name ?? '责任编辑',
      link: `${deps.place.publicUrl}/issues/${issueId}`,
    })
    return { to: to(person), message, publication }
  },

  'review-returned': async (deps, { issueId, personId }) => {
    const [{ issue, publication }, person] = await Promise.all([
      loadIssueWhole(deps.table, issueId),
      mustBeHere(deps, personId),
    ])
    if (!issue.returned) return null
    const { stepName, personName, reason } = issue.returned
    const message = reviewReturned({
      publication: publication.name,
      issue: issueLabel(issue),
      step: stepName,
      by: personName,
      reason,
      link: `${deps.place.publicUrl}/issues/${issueId}`,
    })
    return { to: to(person), message, publication }
  },

  'issue-published': async (deps, { issueId, personId }) => {
    const [{ issue, publication }, person] = await Promise.all([
      loadIssueWhole(deps.table, issueId),
      mustBeHere(deps, personId),
    ])
    if (!issue.signOff) return null
    const { personName, at, recipientsCount, permit } = issue.signOff
    const message = issuePublished({
      publication: publication.name,
      issue: issueLabel(issue),
      by: personName,
      signedAt: at,
      mailboxes: recipientsCount,
      sendAt: permit?.from ?? null,
      link: `${deps.place.publicUrl}/issues/${issueId}`,
    })
    return { to: to(person), message, publication }
  },

  'sending-held': async (deps, { issueId, personId }) => {
    const [{ issue, publication }, person, distribution] = await Promise.all([
      loadIssueWhole(deps.table, issueId),
      mustBeHere(deps, personId),
      getDistribution(deps.table, issueId),
    ])
    if (distribution?.state !== 'held') return null
    const message = sendingHeld({
      publication: publication.name,
      issue: issueLabel(issue),
      reason: distribution.reason ?? '',
      sendAt: distribution.sendAt ?? '',
      until: distribution.permitUntil ?? '',
      link: `${deps.place.publicUrl}/issues/${issueId}`,
    })
    return { to: to(person), message, publication }
  },

  'sending-stopped': async (deps, { issueId, personId }) => {
    const [{ issue, publication }, person, distribution] = await Promise.all([
      loadIssueWhole(deps.table, issueId),
      mustBeHere(deps, personId),
      getDistribution(deps.table, issueId),
    ])
    if (distribution?.state !== 'refused') return null
    const message = sendingStopped({
      publication: publication.name,
      issue: issueLabel(issue),
      reason: distribution.reason ?? '',
      link: `${deps.place.publicUrl}/issues/${issueId}`,
    })
    return { to: to(person), message, publication }
  },
}
