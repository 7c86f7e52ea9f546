/** Ending a call for news, by closing it or by sending the issue to review: what stands open is told, and some of it may still come in. */
import type { Issue } from '#shared/issue/issue.ts'
import { Refusal } from '#shared/refusals.ts'
import { several } from '#shared/several.ts'
import { isGivenBack } from '#shared/submission/submission-workflow.ts'
import { listSubmissions } from '../../store/load.ts'
import type { Effect, Moving } from '../effect.ts'

type Ending = { keepReturned?: boolean | undefined; undecided?: readonly string[] | undefined }

/**
 * Decided on all submissions: each act that hands one in or gives it back is on the issue's record, which it holds to.
 * @throws Refusal `more-came-in` where a submission waits for a decision that the caller was not shown
 */
export async function endInput(
  { deps, issue }: Moving,
  { keepReturned = false, undecided }: Ending,
): Promise<Required<Pick<Effect<Issue>, 'change' | 'facts' | 'holdsToRecord' | 'read'>>> {
  const submissions = await listSubmissions(deps.table, issue.id)
  if (undecided && submissions.some(({ state, id }) => state === 'submitted' && !undecided.includes(id)))
    throw new Refusal('more-came-in')
  const stillOpen = keepReturned ? submissions.filter(isGivenBack).map(({ id }) => id) : []
  return {
    change: { ...(('stillOpen' in issue || stillOpen.length > 0) && { stillOpen }), inputOpen: false },
    facts: stillOpen.length > 0 ? { stillOpen: several(stillOpen) } : {},
    holdsToRecord: true,
    read: { submissions },
  }
}
