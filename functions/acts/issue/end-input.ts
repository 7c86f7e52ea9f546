/** Ending a call for news, by closing it or by sending the issue to review: what stands open is told, and some of it may still come in. */
import type { Issue } from '#shared/issue/issue.ts'
import { Refusal } from '#shared/refusals.ts'
import { answerOf } from '#shared/submission/department-answer.ts'
import type { Submission } from '#shared/submission/submission.ts'
import { isStillOpen } from '#shared/submission/submission-workflow.ts'
import { listSubmissions } from '../../store/load.ts'
import type { Effect, Moving } from '../effect.ts'
import { writeToDepartments } from '../told.ts'

type Ending = {
  mail: 'input-closed' | 'sent-to-review'
  keepReturned?: boolean | undefined
  undecided?: readonly string[] | undefined
}

/** @throws Refusal `more-came-in` where a submission waits for a decision that the caller was not shown */
export async function endInput(
  { deps, issue, publication }: Moving,
  { mail, keepReturned = false, undecided }: Ending,
): Promise<Required<Pick<Effect<Issue>, 'change' | 'tasks' | 'facts' | 'told'>>> {
  const submissions = await listSubmissions(deps.table, issue.id)
  if (undecided && submissions.some(({ state, id }) => state === 'submitted' && !undecided.includes(id)))
    throw new Refusal('more-came-in')
  const stillOpen = keepReturned ? submissions.filter(({ state }) => state === 'returned').map(({ id }) => id) : []
  const departments = issue.called.filter((id) => isConcerned(id, issue, { submissions, mail }))
  const { tasks, facts, told } = await writeToDepartments(
    deps.table,
    { id: issue.id, publication },
    { mail, departments },
  )
  return {
    change: { ...(('stillOpen' in issue || stillOpen.length > 0) && { stillOpen }), inputOpen: false },
    tasks,
    facts: { ...facts, ...(stillOpen.length > 0 && { stillOpen: stillOpen.join(' ') }) },
    told,
  }
}

/** Whose words the end of the call is about: not those whose text was decided on and who left nothing open. */
function isConcerned(
  departmentId: string,
  issue: Issue,
  { submissions, mail }: { submissions: readonly Submission[]; mail: Ending['mail'] },
): boolean {
  const { answer, started, returned, undecided } = answerOf(departmentId, submissions)
  const undecidedNow = mail === 'sent-to-review' && undecided.length > 0
  // What had ended before was told then.
  if (!issue.inputOpen) return undecidedNow || returned.some((one) => isStillOpen(issue, one))
  return undecidedNow || answer === 'nothing' || started.length > 0 || returned.length > 0
}
