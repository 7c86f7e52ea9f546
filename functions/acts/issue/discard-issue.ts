/** Discarding an issue that was opened by mistake: it goes with all that lies beside it, and its record stays. */
import type { Actor } from '#shared/centre/person.ts'
import { issueLabel } from '#shared/issue/issue-label.ts'
import { whyNotDiscardIssue } from '#shared/issue/issue-workflow.ts'
import { Refusal } from '#shared/refusals.ts'
import { workFor } from '#shared/work.ts'
import type { Deps } from '../../deps.ts'
import { removeBeside } from '../../store/beside-issue.ts'
import { commit } from '../../store/commit.ts'
import { readCorrections, removeCorrection } from '../../store/corrections.ts'
import { endsWork, readInWork } from '../../store/in-work.ts'
import { subjects } from '../../store/keys.ts'
import { loadIssueWhole } from '../../store/load.ts'
import { freeNumber, removeIssue } from '../../store/rows.ts'
import { act } from '../act.ts'
import { firstFacts, issueFacts } from '../facts.ts'
import { among, tellingWhatHappened, tellsOfIssue } from '../overtaken.ts'

/**
 * Its number and its month are free again. Pictures stay in the file store: they lie under their hashes, for every issue.
 * @throws Refusal `not-discardable` once a department was called or it was sent to review; `overtaken`; `wrong-state`
 */
export const discardIssue = (
  deps: Deps,
  actor: Actor,
  issueId: string,
  { version }: { version: number },
): Promise<void> =>
  tellingWhatHappened(
    deps,
    actor,
    { subject: subjects.issue(issueId), ...tellsOfIssue, same: among(['discard-issue']) },
    async () => {
      const { table } = deps
      const { issue, publication, head } = await loadIssueWhole(table, issueId)
      const refusal = whyNotDiscardIssue(issue, actor)
      if (refusal) throw new Refusal(refusal)
      if (issue.version !== version) throw new Refusal('stale')
      const beside = await removeBeside(table, issueId)
      if (!beside) throw new Refusal('not-discardable')
      const corrections = issue.corrects && (await readCorrections(table, issue.corrects.issueId))
      const done = act(actor, deps.clock(), 'discard-issue', issueLabel(issue), {
        facts: { ...firstFacts(issueFacts(issue)), version, opened: issue.createdAt },
      })
      await commit(table, {
        writes: [
          removeIssue(issue),
          freeNumber(issue),
          endsWork(await readInWork(table, issue.publicationId), issue.id),
          ...beside,
          ...(corrections ? removeCorrection(corrections, issue.id) : []),
        ],
        record: { subject: subjects.issue(issue.id), act: done, head },
        work: [workFor(deps.newId(), { kind: 'clear-discarded', issueId: issue.id }, deps.clock())],
        alsoRecord: [{ subject: subjects.publication(publication.id), act: done }],
      })
    },
  )
