/** Discarding a draft that its department does not want: its row goes, the record keeps that it was there. */
import { departmentNames } from '#shared/centre/departments.ts'
import type { Actor } from '#shared/centre/person.ts'
import { hashOf } from '#shared/hash.ts'
import { Refusal } from '#shared/refusals.ts'
import { whyNotDiscard } from '#shared/submission/submission-workflow.ts'
import type { Deps } from '../../deps.ts'
import { commit } from '../../store/commit.ts'
import { subjects } from '../../store/keys.ts'
import { loadIssueWhole, loadSubmission } from '../../store/load.ts'
import { expectInput, removeSubmission } from '../../store/rows.ts'
import { act } from '../act.ts'
import { among, tellingWhatHappened, tellsOfSubmission } from '../overtaken.ts'

/** @throws Refusal `overtaken` where someone of the same department wrote in it meanwhile; `wrong-state` once it was handed in */
export const discardDraft = (
  deps: Deps,
  actor: Actor,
  issueId: string,
  id: string,
  { version }: { version: number },
): Promise<void> =>
  tellingWhatHappened(
    deps,
    actor,
    { subject: subjects.issue(issueId), tells: tellsOfSubmission(id), same: among(['discard-draft']) },
    async () => {
      const [{ issue, publication, head }, submission] = await Promise.all([
        loadIssueWhole(deps.table, issueId),
        loadSubmission(deps.table, issueId, id),
      ])
      const refusal = whyNotDiscard(submission, actor, issue)
      if (refusal) throw new Refusal(refusal)
      if (submission.version !== version) throw new Refusal('stale')
      await commit(deps.table, {
        writes: [removeSubmission(submission), expectInput(issue)],
        record: {
          head,
          subject: subjects.issue(issueId),
          act: act(actor, deps.clock(), 'discard-draft', departmentNames(publication, submission.departments), {
            facts: { submission: id, version, textHash: await hashOf(submission.text) },
          }),
        },
      })
    },
  )
