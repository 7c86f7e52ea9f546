/** Composes the mails of joint submissions with the facts of now: who is asked to confirm which, and who objects. */
import { departmentName } from '#shared/centre/departments.ts'
import { jointAsked } from '#shared/mail/joint-asked.ts'
import { jointObjected } from '#shared/mail/joint-objected.ts'
import { jointStanding } from '#shared/submission/joint.ts'
import { isHandedIn } from '#shared/submission/submission-workflow.ts'
import type { Notice } from '#shared/work.ts'
import type { WorkerDeps } from '../../deps.ts'
import { loadIssueWhole, loadSubmission } from '../../store/load.ts'
import { factsOf, to, toDepartment, writerOf } from './notice-facts.ts'

type Of<M extends Notice['mail']> = Extract<Notice, { mail: M }>

/** All that wait for the department; null where it has answered, or all were taken back. */
export async function jointAskedMail(deps: WorkerDeps, notice: Of<'joint-asked'>) {
  const { addressed, facts, answer } = await toDepartment(deps, notice)
  const texts = answer.toConfirm.map(({ text, ownerDepartment }) => ({
    text,
    from: departmentName(addressed.publication, ownerDepartment),
  }))
  return texts.length > 0 ? { ...addressed, message: jointAsked({ ...facts, texts }) } : null
}

/** Null where it was taken back, or confirmed after all. */
export async function jointObjectedMail(deps: WorkerDeps, { issueId, submissionId }: Of<'joint-objected'>) {
  const [{ issue, publication }, submission] = await Promise.all([
    loadIssueWhole(deps.table, issueId),
    loadSubmission(deps.table, issueId, submissionId),
  ])
  const objections = (submission.joint ?? [])
    .filter(({ departmentId }) => jointStanding(submission, departmentId) === 'objected')
    .map(({ departmentId, reason }) => ({ department: departmentName(publication, departmentId), reason }))
  if (objections.length === 0 || !isHandedIn(submission)) return null
  const { link, ...facts } = factsOf(deps, { issue, publication }, 'calls')
  const message = jointObjected({ ...facts, text: submission.text, objections, link: `${link}/${submissionId}` })
  return { to: to(await writerOf(deps, submission)), message, publication }
}
