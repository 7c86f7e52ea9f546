/** Reminding (催报): a mail to the called departments that have not handed in. */

import type { Actor } from '#shared/centre/person.ts'
import { issueLabel } from '#shared/issue/issue-label.ts'
import { Refusal } from '#shared/refusals.ts'
import { isHandedIn, takesInput } from '#shared/submission/submission-workflow.ts'
import { workFor } from '#shared/work.ts'
import type { Deps } from '../../deps.ts'
import { commit } from '../../store/commit.ts'
import { subjects } from '../../store/keys.ts'
import { listSubmissions, loadIssue } from '../../store/load.ts'
import { expectInputOpen } from '../../store/rows.ts'
import { act } from '../act.ts'

/** Reminds those of `departments` that have handed in nothing; answers whom. */
export async function remind(
  deps: Deps,
  actor: Actor,
  issueId: string,
  departments: readonly string[],
): Promise<{ reminded: string[] }> {
  const [issue, submissions] = await Promise.all([loadIssue(deps.table, issueId), listSubmissions(deps.table, issueId)])
  if (!takesInput(issue)) throw new Refusal('input-closed')
  const handedIn = new Set(submissions.filter(isHandedIn).flatMap((one) => one.departments))
  const reminded = issue.called.filter((id) => departments.includes(id) && !handedIn.has(id))
  if (reminded.length === 0) return { reminded }
  const now = deps.clock()
  await commit(deps.table, {
    writes: [expectInputOpen(issue)],
    record: {
      subject: subjects.issue(issueId),
      act: act(actor, now, 'remind', issueLabel(issue), { facts: { departments: reminded.join(' ') } }),
    },
    work: [
      workFor(
        deps.newId(),
        { kind: 'write-to-departments', mail: 'reminder', issueId, departments: reminded, reason: '' },
        now,
      ),
    ],
  })
  return { reminded }
}
