/** Writing a submission: a department starts one and fills in its form, saved as it is typed. */

import { departmentNames } from '#shared/centre/departments.ts'
import type { Actor } from '#shared/centre/person.ts'
import type { Publication } from '#shared/centre/publication.ts'
import { Refusal } from '#shared/refusals.ts'
import type { WriteSubmissionRequest } from '#shared/requests.ts'
import { type SaveMark, withSave } from '#shared/saves.ts'
import type { Submission, SubmissionForm } from '#shared/submission/submission.ts'
import { SUBMISSION_BEGINNING, whyNotStart, whyNotWrite } from '#shared/submission/submission-workflow.ts'
import type { Deps } from '../../deps.ts'
import { commit } from '../../store/commit.ts'
import { subjects } from '../../store/keys.ts'
import { loadIssueWhole, loadSubmission } from '../../store/load.ts'
import { addSubmission, changeSubmission, expectInput } from '../../store/rows.ts'
import { act } from '../act.ts'
import { decideAnew } from '../decide-anew.ts'

/**
 * The departments of a form, the writer's own always among them; one that was there before may have left the roster since.
 * `path`: where the caller's request has them.
 */
function departmentsOf(
  form: SubmissionForm,
  { own, path, before = [] }: { own: string; path: string; before?: readonly string[] },
  publication: Publication,
): string[] {
  const known = new Set([...publication.departments.map(({ id }) => id), ...before])
  if (form.departments.some((id) => !known.has(id)))
    throw new Refusal('bad-request', [{ path, message: '选择了名册之外的单位，请重新选择' }])
  return [...new Set([own, ...form.departments])]
}

/** @throws Refusal with whatever `whyNotStart` says. */
export const startSubmission = (deps: Deps, actor: Actor, issueId: string, form: SubmissionForm): Promise<Submission> =>
  decideAnew(() => startOnce(deps, actor, issueId, { form, path: 'departments' }))

type Start = { form: SubmissionForm; path: string; id?: string; mark?: SaveMark | undefined }

/** @throws Refusal `stale` where there is one of this id */
async function startOnce(
  deps: Deps,
  actor: Actor,
  issueId: string,
  { form, path, id = deps.newId(), mark }: Start,
): Promise<Submission> {
  const { issue, publication, head } = await loadIssueWhole(deps.table, issueId)
  const own = actor.departmentId
  const refusal = whyNotStart(actor, issue)
  if (refusal || own === null) throw new Refusal(refusal ?? 'not-allowed')
  const now = deps.clock()
  const submission: Submission = {
    ...form,
    id,
    issueId,
    version: 1,
    state: SUBMISSION_BEGINNING.to,
    ownerDepartment: own,
    departments: departmentsOf(form, { own, path }, publication),
    createdBy: actor.id,
    writers: [actor.id],
    saves: withSave([], 1, { ...actor, at: now.toISOString() }, mark),
    createdByName: actor.name,
    createdAt: now.toISOString(),
    updatedAt: now.toISOString(),
    submittedAt: null,
    late: false,
    reason: null,
    itemId: null,
  }
  await commit(deps.table, {
    writes: [addSubmission(submission), expectInput(issue)],
    record: {
      head,
      subject: subjects.issue(issueId),
      act: act(actor, now, 'submission-started', departmentNames(publication, submission.departments), {
        facts: { submission: submission.id },
      }),
    },
  })
  return submission
}

/** Saves the form's fields, or starts it. Autosave is no act: the record holds when it was started and handed in. */
export const writeSubmission = (
  deps: Deps,
  actor: Actor,
  issueId: string,
  id: string,
  request: WriteSubmissionRequest,
): Promise<Submission> => decideAnew(() => writeOnce(deps, actor, issueId, id, request))

async function writeOnce(
  deps: Deps,
  actor: Actor,
  issueId: string,
  id: string,
  { version, form, mark }: WriteSubmissionRequest,
): Promise<Submission> {
  const path = 'form.departments'
  if (version === 0) return startOnce(deps, actor, issueId, { form, path, id, mark })
  const [{ issue, publication }, submission] = await Promise.all([
    loadIssueWhole(deps.table, issueId),
    loadSubmission(deps.table, issueId, id),
  ])
  const refusal = whyNotWrite(submission, actor, issue)
  if (refusal) throw new Refusal(refusal)
  if (submission.version !== version) throw new Refusal('stale')
  const at = deps.clock().toISOString()
  const next: Submission = {
    ...submission,
    ...form,
    departments: departmentsOf(
      form,
      { own: submission.ownerDepartment, path, before: submission.departments },
      publication,
    ),
    writers: [...new Set([...submission.writers, actor.id])],
    saves: withSave(submission.saves, version + 1, { ...actor, at }, mark),
    updatedAt: at,
  }
  await commit(deps.table, { writes: [changeSubmission(submission, next), expectInput(issue)] })
  return { ...next, version: version + 1 }
}
