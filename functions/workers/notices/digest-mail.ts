/** Composes a digest with the facts of now: nothing of what was decided, handed in again, answered anew or taken back since. */
import { departmentNames } from '#shared/centre/departments.ts'
import { type DigestEntry, type DigestMove, netOf } from '#shared/digest.ts'
import { issueLabel } from '#shared/issue/issue-label.ts'
import { type DigestLine, submissionsDigest } from '#shared/mail/submissions-digest.ts'
import { Refusal } from '#shared/refusals.ts'
import type { JointAnswer, Submission } from '#shared/submission/submission.ts'
import { isUnread } from '#shared/submission/submission-workflow.ts'
import type { ZeroReport } from '#shared/submission/zero-report.ts'
import { isEditor } from '../../acts/notices/audiences.ts'
import type { WorkerDeps } from '../../deps.ts'
import { listSubmissions, loadIssueWhole } from '../../store/load.ts'
import { listZeroReports } from '../../store/zero-reports.ts'
import { mustBeHere, to } from './notice-facts.ts'
import type { Addressed } from './notice-mails.ts'

/** Null where nothing of it is so any more. @throws Refusal `not-found` where the person left, or is no editor any more */
export async function digestMail(
  deps: WorkerDeps,
  personId: string,
  entries: readonly DigestEntry[],
): Promise<Addressed | null> {
  const person = await mustBeHere(deps, personId)
  if (!isEditor(person)) throw new Refusal('not-found')
  const net = Map.groupBy(netOf(entries), ({ issueId }) => issueId)
  const found = await Promise.all([...net].map(([issueId, moves]) => ofIssue(deps, issueId, moves)))
  const told = found.filter((one) => one.told.length > 0)
  const [first] = told
  if (!first) return null
  const { publicUrl } = deps.place
  const link = told.length > 1 ? `${publicUrl}/issues` : `${publicUrl}/issues/${first.id}/submissions`
  const { publication } = first
  return {
    to: to(person),
    publication,
    message: submissionsDigest({ publication: publication.name, issues: told, link }),
  }
}

type Found = { submission?: Submission | undefined; answer?: JointAnswer | undefined; zero?: ZeroReport | undefined }

const isAsked = ({ state }: Submission) => state === 'submitted' || state === 'adopted'

/** What is told of each move, null where it is not so any more. */
const STILL: Record<DigestMove, (found: Found) => Pick<DigestLine, 'text' | 'late'> | null> = {
  'hand-in': ({ submission }) =>
    submission?.state === 'submitted' ? { text: submission.text, late: submission.late } : null,
  'take-back': ({ submission }) => (submission && isUnread(submission) ? {} : null),
  'confirm-joint': ({ submission, answer }) =>
    submission && isAsked(submission) && answer?.answer === 'confirmed' ? { text: submission.text } : null,
  'object-joint': ({ submission, answer }) =>
    submission && isAsked(submission) && answer?.answer === 'objected'
      ? { text: `${answer.reason}（来稿：${submission.text}）` }
      : null,
  'zero-report': ({ zero }) => (zero?.stands ? {} : null),
  'take-back-zero-report': ({ zero }) => (zero && !zero.stands ? {} : null),
}

async function ofIssue({ table }: WorkerDeps, issueId: string, moves: readonly DigestEntry[]) {
  const [{ issue, publication }, submissions, zeroReports] = await Promise.all([
    loadIssueWhole(table, issueId),
    listSubmissions(table, issueId),
    listZeroReports(table, issueId),
  ])
  const told = moves.flatMap(({ submissionId, departmentId, move, by, at }): DigestLine[] => {
    const submission = submissions.find(({ id }) => id === submissionId)
    const answer = submission?.joint?.find((one) => one.departmentId === departmentId)
    const zero = zeroReports.find((one) => one.departmentId === departmentId)
    const said = STILL[move]({ submission, answer, zero })
    const whose = departmentId === undefined ? (submission?.departments ?? []) : [departmentId]
    return said ? [{ move, department: departmentNames(publication, whose), by, at, ...said }] : []
  })
  return { id: issueId, publication, issue: issueLabel(issue), told }
}
