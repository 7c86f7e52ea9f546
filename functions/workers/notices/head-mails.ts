/** Composes the mails around a head's signature, with the facts of now: the text that waits for it, and what came of it. */
import { departmentName } from '#shared/centre/departments.ts'
import { headAnswered } from '#shared/mail/head-answered.ts'
import { headAsked } from '#shared/mail/head-asked.ts'
import { deadlineOf } from '#shared/submission/deadlines.ts'
import { isHandedIn, mayComeIn } from '#shared/submission/submission-workflow.ts'
import type { Notice } from '#shared/work.ts'
import type { WorkerDeps } from '../../deps.ts'
import { loadIssueWhole, loadSubmission } from '../../store/load.ts'
import { factsOf, mustBeHere, to, writerOf } from './notice-facts.ts'

type Of<M extends Notice['mail']> = Extract<Notice, { mail: M }>

async function found(deps: WorkerDeps, { issueId, submissionId }: { issueId: string; submissionId: string }) {
  const [{ issue, publication }, submission] = await Promise.all([
    loadIssueWhole(deps.table, issueId),
    loadSubmission(deps.table, issueId, submissionId),
  ])
  const { link, ...facts } = factsOf(deps, { issue, publication }, 'calls')
  return { issue, publication, submission, facts: { ...facts, text: submission.text, link: `${link}/${submissionId}` } }
}

/** Null where it waits for no head any more, or may not come in. */
export async function headAskedMail(deps: WorkerDeps, notice: Of<'head-asked'>) {
  const [{ issue, publication, submission, facts }, person] = await Promise.all([
    found(deps, notice),
    mustBeHere(deps, notice.personId),
  ])
  const { state, head, ownerDepartment } = submission
  const deadline = deadlineOf(issue, ownerDepartment)
  if (state !== 'with-head' || !head || !mayComeIn(issue, submission) || deadline === null) return null
  const department = departmentName(publication, ownerDepartment)
  const message = headAsked({ ...facts, department, by: head.asked.by.name, deadline })
  return { to: to(person), message, publication }
}

/** Null where it went on since: the writer took it back, or asked again. */
export async function headAnsweredMail(deps: WorkerDeps, notice: Of<'head-answered'>) {
  const { publication, submission, facts } = await found(deps, notice)
  const { signed, sentBack } = submission.head ?? {}
  const isSigned = signed !== undefined && isHandedIn(submission)
  const by = isSigned ? signed.by.name : sentBack?.by.name
  if (by === undefined || submission.state === 'with-head') return null
  const reason = isSigned ? null : (sentBack?.reason ?? '')
  const person = await writerOf(deps, submission)
  return { to: to(person), message: headAnswered({ ...facts, by, reason }), publication }
}
