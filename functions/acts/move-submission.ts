/** Moving a submission: handed in or taken back by its department; adopted, returned or declined by the editor. */
import type { z } from 'zod'
import type { ActName } from '#shared/audit-labels.ts'
import { type Issue, WorkingSection } from '#shared/issue.ts'
import type { Actor } from '#shared/person.ts'
import { Refusal, type RefusalDetail } from '#shared/refusals.ts'
import type { SubmissionMoveRequest } from '#shared/requests.ts'
import type { Submission } from '#shared/submission.ts'
import { SUBMISSION_MOVES, type SubmissionMoveRule, whyNotSubmission } from '#shared/submission-workflow.ts'
import { type Task, workFor } from '#shared/work.ts'
import type { Deps } from '../deps.ts'
import { commit, type Write } from '../store/commit.ts'
import { subjects } from '../store/keys.ts'
import { loadIssueWhole, loadSubmission } from '../store/load.ts'
import { changeIssue, changeSubmission, expectDepartmentInput, expectInputOpen } from '../store/rows.ts'
import { act } from './act.ts'
import { mustFit } from './edit-issue.ts'
import type { Move } from './prepared-move.ts'
import { departmentNames, isLate } from './write-submission.ts'

const RECORDED_AS = {
  'hand-in': 'hand-in',
  'take-back': 'take-back',
  adopt: 'adopt',
  return: 'return-submission',
  decline: 'decline',
} as const satisfies Record<SubmissionMoveRequest['move'], ActName>

/**
 * Moves the submission and answers it as it stands now.
 * @throws Refusal `stale` when it (or, on adopting, the issue) is not at the version that the caller read.
 */
export async function moveSubmission(
  deps: Deps,
  actor: Actor,
  issueId: string,
  id: string,
  request: SubmissionMoveRequest,
): Promise<Submission> {
  const [{ issue, publication, head }, submission] = await Promise.all([
    loadIssueWhole(deps.table, issueId),
    loadSubmission(deps.table, issueId, id),
  ])
  const refusal = whyNotSubmission(submission, request.move, actor, issue)
  if (refusal) throw new Refusal(refusal)
  if (submission.version !== request.version) throw new Refusal('stale')
  const rule: SubmissionMoveRule = SUBMISSION_MOVES[request.move]
  const reason = 'reason' in request ? request.reason : ''
  if (rule.reason === 'required' && reason === '') throw new Refusal('reason-required')

  const now = deps.clock()
  const adopted = request.move === 'adopt' ? adopt({ deps, issue, publication, actor, now }, submission, request) : null
  const guard: Write =
    adopted?.write ?? (rule.by === 'contributor' ? expectInputOpen(issue) : expectDepartmentInput(issue))
  const next: Submission = {
    ...submission,
    state: rule.to,
    updatedAt: now.toISOString(),
    reason: rule.reason === 'required' ? reason : null,
    itemId: adopted?.itemId ?? null,
    ...(request.move === 'hand-in' ? { submittedAt: now.toISOString(), late: isLate(issue, now) } : {}),
  }
  const decided: Task = { kind: 'notice', notice: { mail: 'submission-decided', issueId, submissionId: id } }
  await commit(deps.table, {
    writes: [changeSubmission(submission, next), guard],
    record: {
      head,
      subject: subjects.issue(issueId),
      act: act(actor, now, RECORDED_AS[request.move], departmentNames(submission, publication), {
        why: reason || null,
        facts: { submission: id, version: submission.version + 1 },
      }),
    },
    work: rule.by === 'editor' ? [workFor(deps.newId(), decided, now)] : [],
  })
  return { ...next, version: submission.version + 1 }
}

/**
 * The submission's text becomes an item of its own, or joins one; its writers become authors of the issue.
 * @throws Refusal `bad-request` for a section that takes none; `content-too-large` when item, section or issue would be.
 */
function adopt(
  { deps, issue, publication, actor, now }: Move,
  submission: Submission,
  { issueVersion, sectionId, itemId }: Extract<SubmissionMoveRequest, { move: 'adopt' }>,
): { itemId: string; write: Write } {
  if (issue.version !== issueVersion) throw new Refusal('stale')
  const section = issue.sections.find(({ id }) => id === sectionId)
  if (section?.kind !== 'items') throw new Refusal('not-found')
  const definition = publication.sections.find(({ id }) => id === sectionId)
  if (definition?.kind !== 'items' || !definition.takesSubmissions)
    throw new Refusal('bad-request', [{ path: 'sectionId', message: '这个栏目不采用来稿，请选择其他栏目' }])
  const target = section.items.find(({ id }) => id === itemId)
  if (itemId !== null && !target) throw new Refusal('not-found')
  const item = {
    id: target?.id ?? deps.newId(),
    text: target ? `${target.text}\n${submission.text}` : submission.text,
    departments: [...new Set([...(target?.departments ?? []), ...submission.departments])],
    from: [...(target?.from ?? []), submission.id],
  }
  const items = target ? section.items.map((one) => (one.id === item.id ? item : one)) : [...section.items, item]
  const taken = WorkingSection.safeParse({ ...section, items })
  if (!taken.success) throw new Refusal('content-too-large', detailsOf(taken.error))
  const next: Issue = {
    ...issue,
    sections: issue.sections.map((one) => (one.id === sectionId ? taken.data : one)),
    authors: [...new Set([...issue.authors, actor.id, submission.createdBy, ...submission.writers])],
    updatedAt: now.toISOString(),
  }
  mustFit(next)
  return { itemId: item.id, write: changeIssue(issue, next) }
}

const detailsOf = (error: z.ZodError): RefusalDetail[] =>
  error.issues.map(({ path, message }) => ({ path: path.join('.'), message }))
