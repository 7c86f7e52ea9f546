/** Composes a digest with the facts of now: nothing of what was decided, handed in again or taken back since. */
import { departmentNames } from '#shared/centre/departments.ts'
import { type DigestEntry, netOf } from '#shared/digest.ts'
import { issueLabel } from '#shared/issue/issue-label.ts'
import { submissionsDigest } from '#shared/mail/submissions-digest.ts'
import { Refusal } from '#shared/refusals.ts'
import { isEditor } from '../../acts/notices/audiences.ts'
import type { WorkerDeps } from '../../deps.ts'
import { listSubmissions, loadIssueWhole } from '../../store/load.ts'
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
  const told = found.filter(({ came, takenBack }) => came.length + takenBack.length > 0)
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

async function ofIssue({ table }: WorkerDeps, issueId: string, moves: readonly DigestEntry[]) {
  const [{ issue, publication }, submissions] = await Promise.all([
    loadIssueWhole(table, issueId),
    listSubmissions(table, issueId),
  ])
  const stillSo = (move: DigestEntry['move'], ...states: string[]) =>
    moves
      .filter((one) => one.move === move)
      .flatMap(({ submissionId, by, at }) => {
        const submission = submissions.find(({ id }) => id === submissionId)
        if (!submission || !states.includes(submission.state)) return []
        return [{ submission, department: departmentNames(publication, submission.departments), by, at }]
      })
  return {
    id: issueId,
    publication,
    issue: issueLabel(issue),
    came: stillSo('hand-in', 'submitted').map(({ submission, ...one }) => ({
      ...one,
      late: submission.late,
      text: submission.text,
    })),
    takenBack: stillSo('take-back', 'draft', 'with-head').map(({ submission: _, ...one }) => one),
  }
}
